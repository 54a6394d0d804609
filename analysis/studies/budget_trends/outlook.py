"""Defence against the economy, Japan beside other countries, and scenarios to a horizon."""

from functools import cached_property

import pandas as pd

from analysis.budget import data, scenarios, series
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, value, values
from analysis.studies.budget_trends import budget_lines, countries
from analysis.studies.budget_trends.growing import Growing

THEN, NOW, OFFICIAL = "GDP of June 2020", "GDP of 2026", "Official ratio"
PAPER_YEAR = 2019  # the last fiscal year that was over when the paper appeared
NOMINAL = "Yen of the year"
# Drawn quantities of the scenarios, and what they are told in.
_DRAWN = {"space_bn_jpy": NOMINAL, "space_real_bn_jpy": "Yen of FY2026"}


class BudgetOutlook(Growing):
    """Defence share, comparison and scenarios."""

    @cached_property
    def comparators(self) -> pd.DataFrame:
        """Figures for other countries and the world."""
        return data.comparators()

    @cached_property
    def defence_share(self) -> pd.DataFrame:
        """Defence share of the economy, three ways, every year there is."""
        return budget_lines.defence_share(self.lines, self.economy, self.comparators)

    def measured(self, measure: str) -> pd.Series:
        """Defence share by fiscal year as one measure has it, per cent."""
        rows = self.defence_share[self.defence_share["measure"] == measure]
        return rows.set_index("fiscal_year")["share_percent"]

    @section("fiscal_year", "measure", "gdp_percent", "segment")
    def defence(self) -> pd.DataFrame:
        """Defence share of the economy with the stretches that a line may join."""
        frame = series.with_segments(self.defence_share, self.breaks, ["measure"])
        frame = self.in_window(frame).rename(columns={"share_percent": "gdp_percent"})
        return frame[list(type(self).sections()["defence"])].round({"gdp_percent": 4})

    @section("gdp_percent")
    def ceiling(self) -> pd.DataFrame:
        """The ceiling that is tested."""
        return pd.DataFrame({"gdp_percent": [self.parameters.ceiling_percent]})

    @values("defence_share_*")
    def defence_values(self) -> dict[str, Value]:
        """Defence as a share of the economy, then, now and last."""
        rows = [
            (f"defence_share_{PAPER_YEAR}_then", self.measured(THEN)[PAPER_YEAR],
             f"Defence, FY{PAPER_YEAR}, {THEN}"),
            (f"defence_share_{PAPER_YEAR}_now", self.measured(NOW)[PAPER_YEAR],
             f"Defence, FY{PAPER_YEAR}, {NOW}"),
            ("defence_share_last", self.measured(NOW).iloc[-1], "Defence, last year with a GDP"),
        ]  # fmt: skip
        return quantities(rows, unit="% of GDP", digits=2)

    @value("official_years_above", digits=0, of="Transcribed years above the ceiling")
    def official_years_above(self) -> int:
        """How many."""
        return int((self.measured(OFFICIAL) > self.parameters.ceiling_percent).sum())

    @value("ceiling", unit="% of GDP", digits=1, of="Ceiling tested")
    def ceiling_tested(self) -> float:
        """The parameter."""
        return self.parameters.ceiling_percent

    @section("year", "estimator", "space_bn_usd", "approximate", "source", "segment")
    def world(self) -> pd.DataFrame:
        """World totals of government space spending, by the firm that estimates."""
        frame = countries.world_totals(self.comparators)
        frame = frame.assign(series="world", fiscal_year=frame["year"])
        frame = series.with_segments(frame, self.breaks, ["estimator"])
        frame = frame.rename(columns={"value": "space_bn_usd"})
        return frame[list(type(self).sections()["world"])]

    @section("country", "year", "space_bn_usd", "gdp_bn_usd", "gdp_percent", "estimator", "source")
    def by_country(self) -> pd.DataFrame:
        """Government space spending over gross domestic product in the year of comparison."""
        frame = countries.space_share_of_gdp(self.comparators, self.parameters.comparison_year)
        frame = frame.rename(columns={"entity": "country", "share_percent": "gdp_percent"})
        return frame.round({"gdp_percent": 4, "gdp_bn_usd": 1})

    @cached_property
    def start(self) -> scenarios.Start:
        """Where the scenarios begin."""
        return scenarios.start_2026(self.lines, self.economy)

    @cached_property
    def fan(self) -> pd.DataFrame:
        """The range that opens between the low and the high assumptions."""
        p = self.parameters
        low = scenarios.Case(
            p.gdp_growth_low_percent, p.defence_share_low_percent, p.space_share_low_percent,
            p.inflation_low_percent, p.jpy_per_usd_low,
        )  # fmt: skip
        high = scenarios.Case(
            p.gdp_growth_high_percent, p.defence_share_high_percent, p.space_share_high_percent,
            p.inflation_high_percent, p.jpy_per_usd_high,
        )  # fmt: skip
        return scenarios.fan(self.start, low, high, p.horizon)

    @section("fiscal_year", "terms", "low_bn_jpy", "middle_bn_jpy", "high_bn_jpy")
    def scenario(self) -> pd.DataFrame:
        """Space budget of the Ministry of Defense, in yen of the year and at constant prices."""
        frame = self.fan[self.fan["quantity"].isin(_DRAWN)]
        frame = frame.assign(terms=frame["quantity"].map(_DRAWN))
        edges = {edge: f"{edge}_bn_jpy" for edge in ("low", "middle", "high")}
        frame = frame.rename(columns=edges).round(1)
        return frame[list(type(self).sections()["scenario"])]

    @values("horizon_*")
    def horizon_values(self) -> dict[str, Value]:
        """Both ends of the range at the horizon."""
        end = self.fan[self.fan["fiscal_year"] == self.parameters.horizon].set_index("quantity")
        told = {
            "defence_bn_jpy": "Defence budget",
            "space_bn_jpy": "Space budget of the Ministry of Defense",
            "space_real_bn_jpy": "Space budget of the Ministry of Defense at FY2026 prices",
            "space_bn_usd": "Space budget of the Ministry of Defense in dollars",
        }
        rows = [
            (f"horizon_{key}_{edge}", end.loc[key, edge],
             f"{wording} at the horizon, {edge} end of the scenarios")
            for key, wording in told.items()
            for edge in ("low", "high")
        ]  # fmt: skip
        return quantities(rows[:-2], unit="bn JPY", digits=0) | quantities(
            rows[-2:], unit="bn USD", digits=1
        )

    @value("start_space_share", unit="%", digits=1, of="Space share of defence at the start")
    def start_space_share(self) -> float:
        """Per cent."""
        return self.start.space_share_percent

    @value("start_defence_share", unit="% of GDP", digits=2, of="Defence share at the start")
    def start_defence_share(self) -> float:
        """Per cent."""
        return self.start.defence_share_percent
