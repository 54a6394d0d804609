"""The paper's share and its conversions: what was divided by what, at which exchange rate."""

from functools import cached_property

import pandas as pd

from analysis.budget import data, money, series
from analysis.budget.bases import BASES
from analysis.budget.like_for_like import COMPARES, amount
from analysis.evidence.record import Value
from analysis.parameters.budget_programmes import Parameters
from analysis.studies.base import Study, quantities, section, value, values
from analysis.studies.budget_programmes import items, shares

_PRINTED = {True: "worked out", False: "printed"}
_FIRST_MISSILE = "jsm-2017"  # the one item that the paper dates to another month, December 2017


class Comparing(Study[Parameters]):
    """Shares like with like, the ministry's own total, and the rates behind the conversions."""

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Stated amounts in yen."""
        return data.lines()

    @cached_property
    def paper_items(self) -> pd.DataFrame:
        """The paper's items as printed."""
        return data.paper_items()

    @cached_property
    def economy(self) -> pd.DataFrame:
        """Exchange rates."""
        return data.economy()

    def in_window(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the fiscal years that the charts show, with the basis as it is read."""
        p = self.parameters
        inside = frame[frame["fiscal_year"].between(p.first_fiscal_year, p.last_fiscal_year)]
        return inside.assign(budget_basis=inside["basis"].map(BASES))

    @cached_property
    def read_2020(self) -> pd.DataFrame:
        """The share of FY2020 as it can be read, whatever the bases."""
        return shares.readings_2020(self.lines)

    @section("reading", "part_bn_jpy", "whole_bn_jpy", "percent", "compares", "unlike_in", "source")
    def readings(self) -> pd.DataFrame:
        """As `read_2020`, for reading."""
        frame = self.read_2020.rename(columns={"share_percent": "percent"}).round({"percent": 2})
        frame["compares"] = frame["alike"].map(COMPARES)
        return frame[list(type(self).sections()["readings"])]

    @values("share_*")
    def share_values(self) -> dict[str, Value]:
        """The share from the paper's amounts, and like for like."""
        alike = self.read_2020.set_index("reading")["share_percent"]
        rows = [
            ("share_mixed", shares.paper_share(self.paper_items),
             "Share from the paper's two amounts"),
            ("share_request", alike["Requests"], "Share of FY2020, requests, like for like"),
            ("share_fifteen_months", alike["Fifteen months"],
             "Share of FY2020, fifteen months, like for like"),
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=1)

    @section("fiscal_year", "budget_basis", "part_bn_jpy", "whole_bn_jpy", "percent", "printed",
             "source")  # fmt: skip
    def yearly_shares(self) -> pd.DataFrame:
        """Every share of the ministry that compares like with like."""
        found = shares.ministry_shares(self.lines)
        frame = self.in_window(found[found["basis"] != "supplementary"])
        frame = frame.rename(columns={"share_percent": "percent"}).round({"percent": 2})
        frame["printed"] = frame["derived"].map(_PRINTED)
        return frame[list(type(self).sections()["yearly_shares"])]

    @section("fiscal_year", "budget_basis", "value_bn_jpy", "accounting", "stage", "segment")
    def own_total(self) -> pd.DataFrame:
        """The space total that the ministry announces itself."""
        found = shares.ministry_own_total(self.lines)
        frame = self.in_window(series.with_segments(found, data.breaks(), ["basis"]))
        return frame[list(type(self).sections()["own_total"])]

    @values("mod_space_*")
    def own_values(self) -> dict[str, Value]:
        """What the ministry asked for, was granted, and what the government counts of it."""
        told = {
            "request": ("mod-space-2020-request", "Own space request of the ministry, FY2020"),
            "granted": ("mod-space-2020-initial", "Own space total of the ministry, FY2020 draft"),
            "counted": ("ministry-space-mod-2020-request",
                        "The request as the whole government counts it"),
        }  # fmt: skip
        rows = [
            (f"mod_space_{key}_2020", amount(self.lines, row).value_bn_jpy, of)
            for key, (row, of) in told.items()
        ]
        return quantities(rows, unit="bn JPY", digits=1)

    @section("item", "fiscal_year", "budget_basis", "accounting", "value_bn_jpy", "source")
    def space_items(self) -> pd.DataFrame:
        """Single space items of the ministry."""
        frame = self.in_window(items.space_items(self.lines))
        return frame[list(type(self).sections()["space_items"])]

    @cached_property
    def implied(self) -> pd.DataFrame:
        """The paper's items with the rate that each implies and the market's of its month."""
        return items.with_market(items.implied_rates(self.paper_items), self.economy)

    @cached_property
    def common(self) -> items.RateRange:
        """The rates that explain every conversion at once."""
        return items.common_rate(self.implied)

    @section("item", "implied_jpy_per_usd", "low_jpy_per_usd", "high_jpy_per_usd",
             "market_jpy_per_usd")  # fmt: skip
    def rates(self) -> pd.DataFrame:
        """As `implied`, for reading."""
        frame = self.implied[list(type(self).sections()["rates"])]
        return frame.round(3)

    @section("implied_jpy_per_usd")
    def tested_rate(self) -> pd.DataFrame:
        """The rate that is tested on every item."""
        return pd.DataFrame({"implied_jpy_per_usd": [self.parameters.stated_jpy_per_usd]})

    def explains(self, rate_jpy_per_usd: float) -> pd.Series:
        """Whether a rate explains each conversion within its rounding, by id of the item."""
        rows = self.implied.set_index("id")
        return (rows["low_jpy_per_usd"] <= rate_jpy_per_usd) & (
            rows["high_jpy_per_usd"] >= rate_jpy_per_usd
        )

    @cached_property
    def converts_december(self) -> bool:
        """Whether the tested rate explains the request of December 2017 too."""
        return bool(self.explains(self.parameters.stated_jpy_per_usd)[_FIRST_MISSILE])

    @values("rate_*", "market_rate_2017")
    def rate_values(self) -> dict[str, Value]:
        """The common rates, the tested one and the market's."""
        december = self.implied.set_index("id").loc[_FIRST_MISSILE, "market_jpy_per_usd"]
        rows = [
            ("rate_common_low", self.common.low_jpy_per_usd, "Lowest rate that explains all items"),
            ("rate_common_high", self.common.high_jpy_per_usd,
             "Highest rate that explains all items"),
            ("rate_tested", self.parameters.stated_jpy_per_usd, "Rate tested on every item"),
            ("rate_june_2020", money.month_rate(self.economy, 2020, 6), "Market, June 2020"),
            ("rate_july_2020", money.month_rate(self.economy, 2020, 7), "Market, July 2020"),
            ("market_rate_2017", december, "Market, December 2017"),
        ]  # fmt: skip
        return quantities(rows, unit="JPY per USD", digits=1)

    @values("items_*")
    def item_counts(self) -> dict[str, Value]:
        """How many items the tested rate explains, and how many the market."""
        rows = [
            ("items_explained", self.explains(self.parameters.stated_jpy_per_usd).sum(),
             "Items that the tested rate explains"),
            ("items_all", len(self.implied), "Items with a conversion"),
            ("items_market_inside", self.implied["market_inside"].sum(),
             "Items that the market explains"),
        ]  # fmt: skip
        return quantities(rows, digits=0)

    @cached_property
    def first_missile(self) -> pd.Series:
        """The first missile request among the paper's items."""
        return self.implied.set_index("id").loc[_FIRST_MISSILE]

    @value("jsm_market_2018", unit="mn USD", digits=1,
           of="First missile request at the market's rate of December 2017")  # fmt: skip
    def first_missile_at_market(self) -> float:
        """Million dollars."""
        return 1000 * self.missile_and_study / self.first_missile["market_jpy_per_usd"]

    @cached_property
    def missile_and_study(self) -> float:
        """The missile and the study asked for together in December 2017, billion yen."""
        return items.sum_of(self.lines, ["jsm-2018-request", "jassm-er-study-2018-request"])
