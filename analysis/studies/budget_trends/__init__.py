"""How did Japan's space budget and its defence budget grow, and where could they go?"""

import pandas as pd

from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.studies import changes
from analysis.studies.base import verdict, words
from analysis.studies.budget_trends import rules, texts
from analysis.studies.budget_trends.outlook import NOW, THEN, BudgetOutlook


def _bn(amount: float, digits: int = 0) -> str:
    return numbers.number_text(amount, digits)


class BudgetTrends(BudgetOutlook):
    """The whole study: totals, core and outlook, and the verdicts on the paper's claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("largest_ministry", "second_ministry", "third_ministry", "first_table", "last_table")
    def ministries_in_words(self) -> dict[str, str]:
        """The ministries that hold most, and the years with a full table."""
        largest, second, third, *_ = self.ministries_in_order
        years = self.holders["fiscal_year"]
        return {
            "largest_ministry": largest,
            "second_ministry": second,
            "third_ministry": third,
            "first_table": f"FY{years.min()}",
            "last_table": f"FY{years.max()}",
        }

    @words("core_by_half", "breaks_found")
    def core_in_words(self) -> dict[str, str]:
        """Both halves of the core in its first and last year; how many breaks its trend has."""
        amounts = self.halves.pivot(index="fiscal_year", columns="half", values="value_bn_jpy")
        first, last = amounts.iloc[0], amounts.iloc[-1]
        went = [
            f"the {half.split()[0].lower()} part went from {_bn(first[half])} to {_bn(last[half])}"
            for half in amounts.columns
        ]
        count = len(self.breaking.years)
        found = numbers.in_words(count) if count else "no"
        return {
            "core_by_half": f"From FY{amounts.index[0]} to FY{amounts.index[-1]} "
            f"{numbers.listed(went)} billion yen",
            "breaks_found": f"{found} break" + ("s" if count > 1 else ""),
        }

    @words("world_range", "largest_spender", "place_of_japan")
    def world_in_words(self) -> dict[str, str]:
        """The least and the largest estimate for the world; the order of the countries."""

        def told(row: pd.Series) -> str:
            amount = numbers.with_unit(_bn(row["space_bn_usd"]), "bn USD")
            return f"{amount} ({row['estimator']}, {row['year']})"

        totals = self.world.sort_values("space_bn_usd", kind="stable")
        order = list(self.by_country["country"])
        japan = "Japan has no estimate"
        if "Japan" in order:
            japan = (
                f"Japan is number {order.index('Japan') + 1} of the {len(order)} countries with an "
                "estimate"
            )
        return {
            "world_range": f"from {told(totals.iloc[0])} to {told(totals.iloc[-1])}",
            "largest_spender": order[0],
            "place_of_japan": japan,
        }

    @words("announced_total")
    def names_of_bases(self) -> dict[str, str]:
        """The basis whose name holds a number."""
        return {"announced_total": "fifteen-month total"}

    @verdict("space-budget-365")
    def space_budget_365(self) -> tuple[Outcome, str]:
        """Which total of FY2020 the stated one is."""
        outcome = rules.space_budget_365(
            initial_bn_jpy=self.number("space_initial_2020"),
            fifteen_month_bn_jpy=self.number("space_fifteen_months_2020"),
            request_bn_jpy=self.number("space_request_2020"),
            stated_bn_jpy=self.number("space_stated_2020"),
            step_bn_jpy=self.stated_total["step_bn_jpy"],
        )
        return outcome, (
            "The total of {space_fifteen_months_2020} joins the FY2019 supplementary budget to the "
            "initial budget of FY2020. The initial budget alone was {space_initial_2020}, the "
            "request {space_request_2020}."
        )

    @verdict("one-percent-ceiling")
    def one_percent_ceiling(self) -> tuple[Outcome, str]:
        """Whether defence was under the ceiling as the economy was known then, and is now."""
        outcome = rules.one_percent_ceiling(
            highest_then_percent=self.measured(THEN).max(),
            latest_percent=self.measured(NOW).iloc[-1],
            ceiling_percent=self.parameters.ceiling_percent,
        )
        return outcome, (
            "Defence was {defence_share_2019_then} in FY2019 on the GDP known in 2020 and "
            "{defence_share_2019_now} on today's, against a mark of {ceiling}; the official ratio "
            "was above the mark in {official_years_above} of the years transcribed. It "
            + changes.by_change(
                self,
                "defence_share_2019_now",
                "defence_share_last",
                more="has reached {defence_share_last} since.",
                less="has come down to {defence_share_last} since.",
                same="stands at {defence_share_last} again.",
            )
        )
