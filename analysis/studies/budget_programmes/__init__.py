"""What became of the budget items that the 2020 paper names, and were they compared fairly?"""

import pandas as pd

from analysis.evidence import numbers
from analysis.evidence.outcomes import NOT_SUPPORTED, OVERTAKEN, PARTLY, SUPPORTED, Outcome
from analysis.studies import changes, stated
from analysis.studies.base import verdict, words
from analysis.studies.budget_programmes import rules, texts
from analysis.studies.budget_programmes.following import Following

_DIVIDED = ("mod-space", "government-space")  # the items whose amounts give the paper's share
_HYPERSONIC = ("glide-projectile-2020", "hypersonic-missile-2020")


class BudgetProgrammes(Following):
    """The whole study, with the verdicts on the paper's claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    def _month(self, event: pd.Series) -> str:
        return numbers.long_date(event["date"][: len("2020-05")])

    @words("fifteen_month", "divided", "hypersonic_requests", "standing_counts", "unit_month",
           "next_month", "largest_item", "largest_request", "share_range", "strength_range",
           "own_range", "hypersonic_range", "hypersonic_sources")  # fmt: skip
    def told_in_words(self) -> dict[str, str]:
        """Names that hold a number, months, and the ends of what the figures show."""
        counts = self.standings["standing"].value_counts()
        largest = self.space_items.sort_values("value_bn_jpy").iloc[-1]
        strongest = self.strength.iloc[-1]
        return {
            "fifteen_month": "fifteen-month",
            "divided": numbers.in_words(len(_DIVIDED)),
            "hypersonic_requests": numbers.in_words(len(_HYPERSONIC)),
            "standing_counts": ", ".join(f"{word}: {n}" for word, n in counts.items()),
            "unit_month": self._month(self.first_unit),
            "next_month": self._month(self.formations.iloc[0]) if len(self.formations) else "none",
            "largest_item": f"{largest['item']}, {_amount(largest)} in FY{largest['fiscal_year']}",
            "largest_request": f"{self.requests['item'].iloc[0]}, {_amount(self.requests.iloc[0])}",
            "share_range": _ends(self.yearly_shares["percent"], 1, "%"),
            "strength_range": f"{_people(self.strength.iloc[0])} in {self._month_of(0)} to "
            f"{_people(strongest)} {strongest['unit_state']} for {self._month_of(-1)}",
            "own_range": _ends(self.own_total["value_bn_jpy"], 0, "bn JPY"),
            "hypersonic_sources": "Other sources, too, state requests of FY2020"
            if any(sum(self._standing_of(item).values()) for item in _HYPERSONIC)
            else "No source but the paper states the requests of FY2020",
            "hypersonic_range": _ends(self.hypersonic["value_bn_jpy"], 1, "bn JPY"),
        }

    def _month_of(self, row: int) -> str:
        return numbers.long_date(f"{self.strength['date'].iloc[row]:%Y-%m}")

    def _standing_of(self, item: str) -> dict[str, int]:
        return {key: int(self.standing.loc[item, key]) for key in ("same", "others")}

    @verdict("mod-space-52")
    def mod_space_52(self) -> tuple[Outcome, str]:
        """Whether another source has the ministry's own request."""
        outcome = rules.borne_out(**self._standing_of("mod-space"))
        return outcome, (
            f"The request of {{mod_space_request_2020}} {_confirmed(outcome)}; "
            "{mod_space_granted_2020} was granted. It is on a contract basis, as far as can be "
            "inferred: the government's own table counts {mod_space_counted_2020}."
        )

    @verdict("mod-share")
    def mod_share(self) -> tuple[Outcome, str]:
        """Whether the share of unlike amounts is near one that compares like with like."""
        outcome = rules.mod_share(
            mixed_percent=self.number("share_mixed"),
            request_percent=self.number("share_request"),
            fifteen_month_percent=self.number("share_fifteen_months"),
            tolerance_points=self.parameters.share_tolerance_points,
        )
        return outcome, (
            "The {divided} amounts give {share_mixed}, but they differ in basis and, by inference, "
            "in accounting. Like for like the share is {share_request} of requests and "
            "{share_fifteen_months} of {fifteen_month} totals."
        )

    @verdict("exchange-rate")
    def exchange_rate(self) -> tuple[Outcome, str]:
        """Whether the market, or one rate, explains every conversion."""
        outcome = rules.exchange_rate(
            items=self.number("items_all"),
            market_explains=self.number("items_market_inside"),
            lowest_jpy_per_usd=self.common.low_jpy_per_usd,
            highest_jpy_per_usd=self.common.high_jpy_per_usd,
            tested_jpy_per_usd=self.parameters.stated_jpy_per_usd,
        )
        one = (
            "No single rate explains every conversion"
            if self.common.is_empty
            else "One rate between {rate_common_low} and {rate_common_high} explains every "
            "conversion"
        )
        return outcome, (
            f"{one}; {{rate_tested}} explains {{items_explained}} of {{items_all}}. "
            + self._beside_the_market()
        )

    def _beside_the_market(self) -> str:
        """The tested rate beside the market's: close when rounding cannot tell them apart."""
        if self.number("items_market_inside") == self.number("items_all"):
            return "The market of each item's own month explains every conversion too."
        june, tested = self.number("rate_june_2020"), self.parameters.stated_jpy_per_usd
        if not (self.common.holds(june) and self.common.holds(tested)):
            also = "also converts" if self.converts_december else "does not convert"
            return (
                "The market stood at {rate_june_2020} in June 2020; the rate " + also + " the "
                "request of December 2017, when the market stood at {market_rate_2017}."
            )
        return (
            "It lies close to the market's {rate_june_2020} of June 2020, yet also converts the "
            "request of December 2017, when the market stood at {market_rate_2017}."
        )

    @verdict("ssa-budget-33")
    def ssa_budget_33(self) -> tuple[Outcome, str]:
        """Whether another source has the request for the telescope satellite."""
        outcome = rules.borne_out(**self._standing_of("ssa-satellite"))
        return outcome, (
            f"The request of {{ssa_request_2020}} {_confirmed(outcome)}; the next year's was "
            "{ssa_request_2021}."
        )

    @verdict("jsm-2017")
    def jsm_2017(self) -> tuple[Outcome, str]:
        """Whether yen and dollars of the first missile request are those stated."""
        item = self.first_missile
        outcome = rules.jsm_2017(
            sum_bn_jpy=self.missile_and_study,
            stated_bn_jpy=item["value_bn_jpy"],
            step_bn_jpy=item["step_bn_jpy"],
            market_mn_usd=self.number("jsm_market_2018"),
            stated_mn_usd=item["value_mn_usd"],
            step_mn_usd=item["step_mn_usd"],
        )
        as_stated = "not as stated" if outcome == NOT_SUPPORTED else "as stated"
        return outcome, (
            f"Missile and study together come to {{jsm_sum_2018}}, {as_stated}; at the market's "
            "rate of that month they were worth {jsm_market_2018}."
        )

    @verdict("jsm-fy2020")
    def jsm_fy2020(self) -> tuple[Outcome, str]:
        """Whether another source has the missile's amount of FY2020."""
        outcome = rules.borne_out(**self._standing_of("jsm-2020"))
        found = {
            SUPPORTED: "the request is confirmed",
            PARTLY: "no second source for the request was found",
        }.get(outcome, "no second source for any amount of that year was found")
        return outcome, (
            "The ministry later put the money set aside for FY2020 at {jsm_granted_2020}; "
            f"{found}."
        )

    @verdict("f15-fy2020")
    def f15_fy2020(self) -> tuple[Outcome, str]:
        """Whether another source has the fighters' amount of FY2020."""
        outcome = rules.borne_out(**self._standing_of("f15-2020"))
        found = {
            SUPPORTED: "A second source has {f15_granted_2020} in the budget of FY2020, ",
            PARTLY: "A second source has another amount, {f15_granted_2020} in the budget of "
            "FY2020, ",
        }.get(
            outcome,
            "No second source for FY2020 was found beside {f15_granted_2020} in the budget, ",
        )
        return outcome, (
            found
            + "for preparing the upgrade and not for aircraft. The request of {f15_asked_2021} for "
            "FY2021 was cut in full, and the estimate for the programme "
            + changes.going(
                self,
                "f15_estimate_first",
                "f15_estimate_last",
                rises="grew",
                falls="fell",
                stays="stayed at",
            )
            + "."
        )

    @verdict("hypersonic-fy2020")
    def hypersonic_fy2020(self) -> tuple[Outcome, str]:
        """Whether another source has the amounts of both projects."""
        glide, missile = (self._standing_of(item) for item in _HYPERSONIC)
        outcome = rules.hypersonic_fy2020(
            glide_same=glide["same"],
            glide_others=glide["others"],
            missile_same=missile["same"],
            missile_others=missile["others"],
        )
        found = {
            SUPPORTED: "Other sources have the {hypersonic_requests} requests of FY2020. ",
            PARTLY: "Other sources bear out the {hypersonic_requests} requests of FY2020 in part. "
            if glide["same"] + missile["same"]
            else "Other sources do not have the amounts of the {hypersonic_requests} requests of "
            "FY2020, but others. ",
        }.get(
            outcome,
            "No second source for the {hypersonic_requests} requests of FY2020 was found. ",
        )
        return outcome, (
            found + "Research on the glide projectile took {glide_to_2020} from FY2018 to FY2020."
        )

    @verdict("sdmu-2020")
    def sdmu_2020(self) -> tuple[Outcome, str]:
        """When the first unit was set up, and with how many people."""
        (people,), (month,) = stated.numbers("sdmu-2020"), stated.months("sdmu-2020")
        return rules.sdmu_2020(
            in_stated_month=self.first_unit["date"].startswith(month)
            and self.first_unit["state"] == "done",
            people=self.number("unit_first"),
            stated_people=people,
        ), "The unit was set up in {unit_month} with {unit_first}."

    @verdict("sos-fy2023")
    def sos_fy2023(self) -> tuple[Outcome, str]:
        """In which fiscal year the unit's next formation was set up."""
        (year,) = stated.numbers("sos-fy2023")
        years = self.formations["fiscal_year"]
        outcome = rules.sos_fy2023(
            before=int((years < year).sum()),
            during=int((years == year).sum()),
            after=int((years > year).sum()),
        )
        found = {
            OVERTAKEN: "A larger formation came before FY2023: a group of {unit_group} took the "
            "squadron under it in {next_month}.",
            SUPPORTED: "The next formation was set up in FY2023, in {next_month}.",
            PARTLY: "The next formation was set up after FY2023, in {next_month}.",
        }
        return outcome, found.get(outcome, "No source shows a further formation.")

    @verdict("asdf-rename-2023")
    def asdf_rename_2023(self) -> tuple[Outcome, str]:
        """Whether the renaming was carried out by the stated year."""
        (year,) = stated.numbers("asdf-rename-2023")
        by = self.renamings["date"].str[:4].astype(int) <= year
        outcome = rules.asdf_rename_2023(in_time=int(by.sum()), late=int((~by).sum()))
        told = (
            "It was decided in 2022 without a date, aimed at FY2027 in 2023 and brought forward "
            "to FY2026 in 2025"
        )
        found = {
            SUPPORTED: f"The renaming was carried out by 2023. {told}.",
            PARTLY: f"The renaming was carried out after 2023. {told}.",
        }
        return outcome, found.get(
            outcome,
            f"No source shows the renaming by 2023. {told}; whether the act passed is not "
            "confirmed.",
        )


def _confirmed(outcome: Outcome) -> str:
    return "is confirmed" if outcome == SUPPORTED else "is not confirmed by another source"


def _amount(row: pd.Series) -> str:
    return numbers.with_unit(numbers.number_text(row["value_bn_jpy"], 1), "bn JPY")


def _people(row: pd.Series) -> str:
    return numbers.with_unit(numbers.number_text(row["people"], 0), "people")


def _ends(amounts: pd.Series, digits: int, unit: str) -> str:
    """The least and the largest of several amounts."""
    least, most = (numbers.number_text(v, digits) for v in (amounts.min(), amounts.max()))
    return f"{least} to {numbers.with_unit(most, unit)}"
