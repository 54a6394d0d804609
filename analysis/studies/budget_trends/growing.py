"""The core of the space budget: which half grew, how steadily, and what prices and the yen left."""

from functools import cached_property

import pandas as pd

from analysis.budget import data, growth, money, series
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, values
from analysis.studies.budget_trends import budget_lines
from analysis.studies.budget_trends.totals import Totals

DOLLARS = "Dollars"


class Growing(Totals):
    """The series of one definition that bridges the gaps of the totals."""

    @cached_property
    def economy(self) -> pd.DataFrame:
        """Gross domestic product, prices and exchange rates."""
        return data.economy()

    @section("fiscal_year", "half", "value_bn_jpy")
    def halves(self) -> pd.DataFrame:
        """The core as announced: the supplementary half and the initial one."""
        return self.in_window(budget_lines.core_by_half(self.lines)).round({"value_bn_jpy": 2})

    @cached_property
    def core(self) -> pd.Series:
        """The core on the chosen basis, billion yen by fiscal year."""
        p = self.parameters
        return (
            series.core(self.lines, p.basis).between(p.first_fiscal_year, p.last_fiscal_year).values
        )

    @cached_property
    def breaking(self) -> growth.Breaks:
        """Where the trend of the core breaks."""
        return growth.break_points(self.core, self.parameters.max_breaks)

    @section("fiscal_year", "value_bn_jpy", "trend_bn_jpy", "stretch")
    def trend(self) -> pd.DataFrame:
        """The core and its log-linear trend between breaks."""
        frame = growth.fitted(self.core, self.breaking.years)
        frame = frame.rename(columns={"value": "value_bn_jpy", "trend": "trend_bn_jpy"})
        return frame.round({"value_bn_jpy": 2, "trend_bn_jpy": 2})

    @values("core_growth*")
    def growth_values(self) -> dict[str, Value]:
        """Growth of the core with its interval."""
        found = growth.log_linear(self.core, self.parameters.confidence_level)
        rows = [
            ("core_growth", found.percent_per_year,
             "Growth of the core budget, Space Strategy Fund included"),
            ("core_growth_low", found.low, "Lower end of its interval"),
            ("core_growth_high", found.high, "Upper end of its interval"),
        ]  # fmt: skip
        return quantities(rows, unit="% per year", digits=1)

    @values("core_break*")
    def break_values(self) -> dict[str, Value]:
        """How many breaks the core's trend has, and how often noise would do as well."""
        count = ("core_breaks", len(self.breaking.years), "Breaks of the trend found")
        chance = ("core_break_p", self.breaking.p_value, "How often noise breaks as strongly")
        return quantities([count], digits=0) | quantities([chance], digits=3)

    @cached_property
    def in_terms(self) -> pd.DataFrame:
        """The core in yen, at the prices of the base year and in dollars."""
        p = self.parameters
        rate = money.exchange_rate(self.economy, p.exchange_rate_mode, p.fixed_jpy_per_usd)
        return money.indexed(self.core, self.economy, p.base_year, rate)

    @section("fiscal_year", "terms", "value_bn_jpy", "value_bn_usd", "index", "segment")
    def terms(self) -> pd.DataFrame:
        """As `in_terms`, yen and dollars apart, with the stretches that a line may join."""
        frame = series.with_segments(
            self.in_terms.assign(series="space-core"), self.breaks, ["terms"]
        )
        dollars = frame["terms"] == DOLLARS
        frame["value_bn_jpy"] = frame["value"].where(~dollars).round(2)
        frame["value_bn_usd"] = frame["value"].where(dollars).round(3)
        return frame[list(type(self).sections()["terms"])].round({"index": 1})

    @values("core_index_*")
    def index_values(self) -> dict[str, Value]:
        """Where the core stands in the last year with a dollar rate."""
        keys = {
            "Yen of the year": "core_index_nominal",
            f"Yen of FY{self.parameters.base_year}": "core_index_real",
            DOLLARS: "core_index_dollars",
        }
        frame = self.in_terms
        last = frame.loc[frame["terms"] == DOLLARS, "fiscal_year"].max()
        rows = [
            (keys[row.terms], row.index_of_first,
             f"Core of the space budget, {row.terms}, in the last year with a dollar rate, first "
             "year = 100")
            for row in frame[frame["fiscal_year"] == last]
            .rename(columns={"index": "index_of_first"})
            .itertuples(index=False)
        ]  # fmt: skip
        return quantities(rows, digits=0)
