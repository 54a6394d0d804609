"""Did what the paper dates happen when it says?"""

import re
from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.evidence.record import Value
from analysis.parameters.timeline import Parameters
from analysis.studies.base import Study, quantities, section, values, verdict, words
from analysis.studies.timeline import rules, texts
from analysis.timeline import data, judging


class Timeline(Study[Parameters]):
    """Dates that the paper states, beside those of other sources."""

    figures, tables = texts.FIGURES, texts.TABLES

    @cached_property
    def parts(self) -> pd.DataFrame:
        """Each stated date with its sourced event and the state of the two."""
        return judging.compared(data.stated_dates(), data.events())

    @section("label", "decimal_year", "date", "comparison", "event", "source")
    def dated(self) -> pd.DataFrame:
        """Stated and sourced dates of the years shown, one row for each."""
        p = self.parameters
        return judging.dated(self.parts, p.first_year, p.last_year)

    @cached_property
    def comparisons(self) -> list[str]:
        """The kinds of rows that `dated` holds, what is stated first."""
        kinds = (judging.STATED, judging.AS_STATED, judging.YEAR_ONLY, judging.LATER,
                 judging.ANOTHER_DATE, judging.OPEN)  # fmt: skip
        return [kind for kind in kinds if (self.dated["comparison"] == kind).any()]

    @section("label", "stated_date", "sourced_date", "state", "event", "source")
    def compared(self) -> pd.DataFrame:
        """Every stated date beside the sourced one."""
        frame = self.parts.rename(columns={"date": "sourced_date"})
        return frame[list(type(self).sections()["compared"])]

    def of_claim(self, claim: str) -> pd.DataFrame:
        """The rows of `parts` of one claim; none where the paper states no year."""
        return self.parts[self.parts["claim"] == claim]

    @values("parts_*")
    def parts_by_claim(self) -> dict[str, Value]:
        """Dates stated and borne out, by claim."""
        rows = []
        for claim, parts in self.parts.groupby("claim"):
            key, counts = str(claim).replace("-", "_"), judging.tally(parts)
            rows += [
                (f"parts_stated_{key}", counts["stated"], f"Dates stated: {claim}"),
                (f"parts_sourced_{key}", counts["as_stated"], f"Borne out: {claim}"),
            ]
        return quantities(rows, digits=0)

    @values("years_late_*")
    def lateness(self) -> dict[str, Value]:
        """Years by which forecasts were missed."""
        rows = [
            (f"years_late_{claim.partition('-')[0]}", judging.years_late(self.of_claim(claim)),
             f"Years from the stated to the sourced year: {claim}")
            for claim in ("callisto-2022", "bepicolombo-2025")
        ]  # fmt: skip
        return quantities(rows, digits=0)

    @values("dates_*")
    def all_dates(self) -> dict[str, Value]:
        """Dates compared and borne out, over all claims."""
        counts = judging.tally(self.parts)
        return quantities(
            [
                ("dates_stated", counts["stated"], "Dates compared"),
                ("dates_borne_out", counts["as_stated"], "Dates that a source bears out"),
            ],
            digits=0,
        )

    @words("count_later", "count_year_only", "unjudged")
    def counts_in_words(self) -> dict[str, str]:
        """How many dates came later or have their year alone; claims that stay unjudged."""
        states = self.parts["state"]
        stated = tables.read("claims").set_index("id")["claim"]
        left = [stated[claim] for claim in self.claims() if self.verdict(claim) is None]
        return {
            "count_later": numbers.in_words((states == judging.LATER).sum()),
            "count_year_only": numbers.in_words((states == judging.YEAR_ONLY).sum()),
            "unjudged": numbers.listed([f"“{claim}”" for claim in left] or ["none"]),
        }

    @words(*texts.WHEN, "year_of_test", "month_of_test", "month_of_guidelines",
           "year_of_newest_plan", "satellites_decided", "first_satellites")  # fmt: skip
    def events_in_words(self) -> dict[str, str]:
        """When the events of the findings came, and how many satellites they tell of."""
        events = data.events().set_index("id")
        when = {name: _month(events.loc[id, "date"]) for name, id in texts.WHEN.items()}
        decided = re.search(r"decides on (\w+) ", events.loc["igs-decision-1998", "event"])
        launches = tables.read("missile_activities/igs_launches")["launched_on"].astype(str)
        first = int((launches == events.loc["igs-1-2003", "date"]).sum())
        return when | {
            "year_of_test": when["when_test"].split()[-1],
            "month_of_test": when["when_test"].split()[0],
            "month_of_guidelines": when["when_guidelines"].split()[0],
            "year_of_newest_plan": when["when_newest_plan"].split()[-1],
            "satellites_decided": decided.group(1) if decided else "several",
            "first_satellites": numbers.in_words(first),
        }

    @words("dialogue_borne_out", "dialogue_year_only")
    def dialogue_in_words(self) -> dict[str, str]:
        """The parts of the dialogue with the United States that a source bears out, or by year."""
        parts = self.of_claim("us-dialogue")
        told = [
            texts.DIALOGUE[part].format(date=_month(date))
            for part, date in zip(parts["part"], parts["date"], strict=True)
        ]
        phrases = pd.Series(told, index=parts.index, dtype=object)
        states = {"borne_out": judging.AS_STATED, "year_only": judging.YEAR_ONLY}
        return {
            f"dialogue_{name}": numbers.listed(list(phrases[parts["state"] == state]) or ["none"])
            for name, state in states.items()
        }

    @verdict(*rules.DATED)
    def dates_of_record(self, claim: str) -> tuple[Outcome, str] | None:
        """Whether a claim's dates are borne out; None where the sources do not reach."""
        counts = judging.tally(self.of_claim(claim))
        if not rules.sources_reach(**counts):
            return None
        of_record = {name: counts[name] for name in ("stated", "as_stated", "later")}
        return rules.judged(claim, **of_record), texts.FINDINGS[claim]


def _month(date: str) -> str:
    """A date, as precise as it is, to the month: '2017-03-08' as 'March 2017'."""
    return numbers.long_date(date[:7]) if "-" in date else date
