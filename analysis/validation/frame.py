"""What one comparison with a number from outside is, and the frame of many of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

import pandas as pd

from analysis.errors import InputError, known

Basis = Literal["rounding", "stated", "regression"]
COLUMNS = (
    "topic",
    "quantity",
    "ours",
    "theirs",
    "unit",
    "tolerance",
    "basis",
    "reason",
    "difference",
    "within",
    "source",
    "source_url",
)


class Allowed(NamedTuple):
    """How far one number may lie from another: tolerance, basis and reason of `Comparison`."""

    tolerance: float
    basis: Basis
    reason: str


@dataclass(frozen=True)
class Comparison:
    """A number that we derive beside the same number from somebody else.

    topic: file of this room; quantity: what is compared; ours, theirs, tolerance: in `unit`.
    basis: where the tolerance comes from:
        rounding: the digits that were printed, of their number and of the parts of ours;
        stated: a precision, a bound or a whole count that the source itself gives;
        regression: neither. The band was set by us, mostly from what came out, or their number
        is a computation of our own. Such a row guards against change and validates nothing.
    reason: the same in a few words, for this row; source, source_url: whose number it is.
    Raises InputError for an unknown basis, a negative or missing number, and an empty source.
    """

    topic: str
    quantity: str
    ours: float
    theirs: float
    unit: str
    tolerance: float
    basis: Basis
    reason: str
    source: str
    source_url: str = ""

    def __post_init__(self):
        known(self.basis, get_args(Basis), "basis of a tolerance")
        if not self.tolerance >= 0:
            raise InputError(f"{self.quantity}: a tolerance of {self.tolerance} is not 0 or more")
        if not self.source:
            raise InputError(f"{self.quantity}: no source is given")

    @property
    def difference(self) -> float:
        """Ours less theirs, with its sign."""
        return self.ours - self.theirs

    @property
    def within(self) -> bool:
        """Whether ours comes as close to theirs as the tolerance asks; never for a missing one."""
        return abs(self.difference) <= self.tolerance

    @property
    def validates(self) -> bool:
        """Whether the tolerance rests on something outside this project."""
        return self.basis != "regression"


def frame_of(rows: Iterable[Comparison]) -> pd.DataFrame:
    """Comparisons as a frame of `COLUMNS`, one row each, in their order."""
    return pd.DataFrame(
        [[getattr(row, column) for column in COLUMNS] for row in rows], columns=list(COLUMNS)
    )


def half_unit(printed: float, decimals: int | None = None) -> float:
    """Half a unit of the last digit of a printed number: how far rounding can have moved it.

    decimals: how many the source prints, where trailing zeros are among them (47.90); otherwise
    they are read off the number. A whole number counts as printed to the unit.
    """
    if decimals is None:
        exponent = Decimal(repr(float(printed))).normalize().as_tuple().exponent
        decimals = max(0, -int(exponent))
    return 0.5 * 10.0**-decimals
