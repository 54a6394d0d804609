"""The whole government's space budget: its totals, the rise of 2015, who holds it."""

from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.budget import data, series
from analysis.budget.bases import BASES, select
from analysis.budget.like_for_like import COMPARES, amount
from analysis.evidence.record import Value
from analysis.parameters.budget_trends import Parameters
from analysis.studies.base import Study, quantities, section, value, values
from analysis.studies.budget_trends import budget_lines

# Ids of the budget lines of FY2020, by the basis that the keys of their values name.
_OF_2020 = {
    "initial": "government-space-2020-initial",
    "fifteen_months": "government-space-2020-fifteen-month",
    "request": "government-space-2020-request",
}
# How the tables by ministry abbreviate, and what is shown.
_MINISTRIES = {
    "MEXT": "Education ministry",
    "MoD": "Ministry of Defense",
    "MLIT": "Transport ministry",
}
_SINCE = 2017  # the first year in which every part of the programme has a Finance Ministry item


class Totals(Study[Parameters]):
    """Totals on every basis, shares of the ministries, and the intelligence satellites."""

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Stated amounts in yen."""
        return data.lines()

    @cached_property
    def breaks(self) -> pd.DataFrame:
        """Changes of definition."""
        return data.breaks()

    def in_window(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the fiscal years that the charts show."""
        p = self.parameters
        return frame[frame["fiscal_year"].between(p.first_fiscal_year, p.last_fiscal_year)]

    @section("fiscal_year", "budget_basis", "missile_defence", "value_bn_jpy", "stage",
             "accounting", "segment")  # fmt: skip
    def totals(self) -> pd.DataFrame:
        """The government's space budget by fiscal year, basis and place of missile defence."""
        found = series.with_segments(
            series.government(self.lines), self.breaks, ["total", "basis"]
        ).rename(columns={"total": "missile_defence"})
        found["budget_basis"] = found["basis"].map(BASES)
        return self.in_window(found)[list(type(self).sections()["totals"])]

    @section("last_before", "first_after", "certainty", "reason")
    def changes(self) -> pd.DataFrame:
        """Spans of years within which the total's definition probably changed."""
        mine = self.breaks["series"] == "government-space"
        probable = self.breaks["certainty"] == "probable"
        return self.breaks.loc[mine & probable, list(type(self).sections()["changes"])]

    @values("space_initial_2020", "space_fifteen_months_*", "space_request_2020")
    def total_values(self) -> dict[str, Value]:
        """Totals of FY2020 by basis, and the newest draft."""
        names = {"initial": "initial", "fifteen_months": "fifteen months", "request": "request"}
        rows = [
            (f"space_{basis}_2020", amount(self.lines, row).value_bn_jpy,
             f"FY2020 space budget, {names[basis]}")
            for basis, row in _OF_2020.items()
        ]  # fmt: skip
        newest = amount(self.lines, "government-space-2026-fifteen-month").value_bn_jpy
        described = "FY2026 space budget, fifteen months, draft"
        rows.append(("space_fifteen_months_2026", newest, described))
        return quantities(rows, unit="bn JPY", digits=1)

    @cached_property
    def stated_total(self) -> pd.Series:
        """The row of the whole government among the paper's items."""
        return tables.row(data.paper_items(), "government-space")

    @value(
        "space_stated_2020", unit="bn JPY", digits=0, of="Space budget as the 2020 paper prints it"
    )
    def space_stated(self) -> float:
        """Billion yen."""
        return self.stated_total["value_bn_jpy"]

    @cached_property
    def rises(self) -> pd.DataFrame:
        """The change into FY2015, as announced and like for like."""
        return budget_lines.announced_rise(self.lines)

    @section("change_between", "before_bn_jpy", "after_bn_jpy", "change_percent", "compares")
    def rise(self) -> pd.DataFrame:
        """As `rises`, for reading."""
        frame = self.rises.rename(columns={"comparison": "change_between"})
        frame["compares"] = frame["alike"].map(COMPARES)
        return frame[list(type(self).sections()["rise"])].round({"change_percent": 2})

    @values("rise_*")
    def rise_values(self) -> dict[str, Value]:
        """Change into FY2015 of each comparison."""
        keys = ("rise_announced_2015", "rise_fifteen_months_2015", "rise_initial_2015")
        rows = [
            (key, row.change_percent, f"Change of the space budget into FY2015: {row.comparison}")
            for key, row in zip(keys, self.rises.itertuples(), strict=True)
        ]
        return quantities(rows, unit="%", digits=1)

    @section("fiscal_year", "missile_defence", "ministry", "percent", "value_bn_jpy")
    def holders(self) -> pd.DataFrame:
        """Share of each ministry in the initial space budget, in the years with a full table."""
        frame = budget_lines.ministries_by_year(self.lines).rename(
            columns={
                "definition": "missile_defence",
                "entity": "ministry",
                "share_percent": "percent",
            }
        )
        frame["ministry"] = frame["ministry"].replace(_MINISTRIES)
        return frame[list(type(self).sections()["holders"])].round({"percent": 2})

    @cached_property
    def ministries_in_order(self) -> list[str]:
        """The ministries by their mean share, the largest first, the others last."""
        mean = self.holders.groupby("ministry")["percent"].mean().sort_values(ascending=False)
        return [*mean.index.drop("Others"), "Others"]

    @section("fiscal_year", "budget_basis", "value_bn_jpy", "stage")
    def igs_budgets(self) -> pd.DataFrame:
        """Initial and supplementary budget of the intelligence satellites, and what was spent."""
        frame = self.in_window(budget_lines.intelligence_satellites(self.lines))
        frame = frame.assign(budget_basis=frame["basis"].map(BASES))
        return frame[list(type(self).sections()["igs_budgets"])]

    @cached_property
    def igs_years(self) -> list[int]:
        """Every fiscal year from the first to the last with a figure, gaps included."""
        years = self.igs_budgets["fiscal_year"]
        return list(range(int(years.min()), int(years.max()) + 1))

    @values("igs_initial_*", "igs_supplementary_*")
    def igs_values(self) -> dict[str, Value]:
        """How little the initial budget moved, and how far the supplementary ones went."""
        flat = select(self.lines, "igs", "initial", first=_SINCE).values
        extra = select(self.lines, "igs", "supplementary", first=_SINCE).values
        rows = [
            ("igs_initial_least", flat.min(), f"Least initial IGS budget since FY{_SINCE}"),
            ("igs_initial_most", flat.max(), f"Largest initial IGS budget since FY{_SINCE}"),
            ("igs_supplementary_first", extra.iloc[0], f"Supplementary IGS budget of FY{_SINCE}"),
            ("igs_supplementary_last", extra.iloc[-1], "Supplementary IGS budget, last year"),
        ]
        return quantities(rows, unit="bn JPY", digits=1)
