"""How close do our numbers come to those that others have published?"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.parameters.validation import Parameters
from analysis.studies.base import Study, quantities, section, values
from analysis.studies.validation import texts
from analysis.validation.all_topics import comparisons
from analysis.validation.frame import Comparison, frame_of

COLUMNS = (
    "topic",
    "quantity",
    "ours",
    "theirs",
    "unit",
    "difference",
    "tolerance",
    "tolerance_basis",
    "tolerance_reason",
    "used_share",
    "agreement",
    "source",
)
WITHIN, OUTSIDE = "within tolerance", "outside"
READ = [name for name in COLUMNS if name not in ("topic", "used_share", "agreement")]

_MOST_SHOWN = 2.0  # tolerances; a row of no tolerance that differs at all is as far out


class Validation(Study[Parameters]):
    """The whole study. It judges no claim of the paper."""

    figures, tables = texts.FIGURES, texts.TABLES

    def __init__(self, parameters: Parameters | None = None):
        super().__init__(parameters)
        self._rows: dict[str, list[Comparison]] = {}
        chosen = self.parameters.topics
        self.figures = {texts.figure_id(t): texts.FIGURES[texts.figure_id(t)] for t in chosen}
        named = [*map(texts.table_id, chosen), *map(texts.guards_id, self.guarded)]
        self.tables = {name: texts.TABLES[name] for name in named}

    @property
    def guarded(self) -> tuple[str, ...]:
        """The chosen topics of which some rows are regression guards."""
        return tuple(topic for topic in self.parameters.topics if topic in texts.GUARDED)

    def rows(self, topic: str) -> list[Comparison]:
        """A topic's comparisons, computed once; none for a topic that was not chosen."""
        if topic not in self.parameters.topics:
            return []
        if topic not in self._rows:
            self._rows[topic] = comparisons([topic])
        return self._rows[topic]

    @section(*COLUMNS)
    def compared(self) -> pd.DataFrame:
        """One row for each comparison whose tolerance comes from outside."""
        return readable(row for topic in self.parameters.topics for row in self._validating(topic))

    @section(*COLUMNS)
    def guards(self) -> pd.DataFrame:
        """One row for each regression guard."""
        return readable(row for topic in self.parameters.topics for row in self._guards(topic))

    def compared_of(self, topic: str) -> pd.DataFrame:
        """The rows of `compared` of a topic."""
        return self.compared[self.compared["topic"] == topic].drop(columns="topic")

    def guards_of(self, topic: str) -> pd.DataFrame:
        """The rows of `guards` of a topic, as its table has them."""
        return self.guards.loc[self.guards["topic"] == topic, READ]

    @values("compared", "agree", "guards_compared", "guards_agree", "rounding", "stated")
    def all_topics(self) -> dict[str, Value]:
        """Counts over the chosen topics."""
        rows = [row for topic in self.parameters.topics for row in self._validating(topic)]
        guards = [row for topic in self.parameters.topics for row in self._guards(topic)]
        by_basis = [
            (
                basis,
                sum(row.basis == basis for row in rows),
                f"Comparisons whose tolerance is of the basis {basis}",
            )
            for basis in ("rounding", "stated")
        ]
        return tallies("", rows, guards, "all topics") | quantities(by_basis, digits=0)

    def _of(self, topic: str) -> dict[str, Value]:
        if topic not in self.parameters.topics:
            return {}
        return tallies(f"{topic}_", self._validating(topic), self._guards(topic), topic)

    @values("budget_*")
    def budget(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("budget")

    @values("orbits_*")
    def orbits(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("orbits")

    @values("coverage_*")
    def coverage(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("coverage")

    @values("positioning_*")
    def positioning(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("positioning")

    @values("debris_*")
    def debris(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("debris")

    @values("surveillance_*")
    def surveillance(self) -> dict[str, Value]:
        """Counts of the topic."""
        return self._of("surveillance")

    def _validating(self, topic: str) -> list[Comparison]:
        return [row for row in self.rows(topic) if row.validates]

    def _guards(self, topic: str) -> list[Comparison]:
        return [row for row in self.rows(topic) if not row.validates]


def tallies(
    prefix: str, rows: list[Comparison], guards: list[Comparison], of: str
) -> dict[str, Value]:
    """How many comparisons and guards there are, and how many lie within their tolerance."""
    return quantities(
        [
            (f"{prefix}compared", len(rows), f"Comparisons, {of}"),
            (
                f"{prefix}agree",
                sum(row.within for row in rows),
                f"Comparisons within their tolerance, {of}",
            ),
            (f"{prefix}guards_compared", len(guards), f"Regression guards, {of}"),
            (
                f"{prefix}guards_agree",
                sum(row.within for row in guards),
                f"Regression guards within their tolerance, {of}",
            ),
        ],
        digits=0,
    )


def readable(rows: Iterable[Comparison]) -> pd.DataFrame:
    """Comparisons as a reader sees them, with the columns of `COLUMNS`.

    Numbers that stand in the unit of their row become text of six digits. used_share: difference
    over tolerance, cut at twice the tolerance; 0 for an exact row that agrees.
    """
    frame = frame_of(rows).rename(
        columns={"basis": "tolerance_basis", "reason": "tolerance_reason"}
    )
    difference, tolerance = (frame[c].to_numpy(float) for c in ("difference", "tolerance"))
    with np.errstate(divide="ignore", invalid="ignore"):
        used = np.where(difference == 0, 0.0, difference / tolerance)
    frame["used_share"] = np.clip(used, -_MOST_SHOWN, _MOST_SHOWN).round(4)
    frame["agreement"] = np.where(frame["within"].astype(bool), WITHIN, OUTSIDE)
    for name in ("ours", "theirs", "difference", "tolerance"):
        frame[name] = frame[name].map("{:.6g}".format)
    return frame[list(COLUMNS)]
