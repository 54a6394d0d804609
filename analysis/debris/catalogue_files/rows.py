"""Rows of a table as text, with their places in the file, and which are left out for what."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.errors import shown
from analysis.orbits import tle

FIRST_YEAR = np.datetime64("1957-01-01")
"""Nothing was in orbit, nor was space weather tabulated, before."""

# CCSDS 502.0-B-3, 7.5.10: calendar or ordinal day, any number of decimals, Z or none. Files also
# put a blank for the T, and leave out the time of a launch.
_INSTANT = (
    r"(?a:(?P<year>\d{4})-(?:(?P<month>\d\d)-(?P<day>\d\d)|(?P<ordinal>\d{3}))"
    r"(?:[T ](?P<clock>\d\d:\d\d:\d\d)(?:\.(?P<fraction>\d*))?)?Z?)"
)


class Rows:
    """Rows of a table with their places, and which of them were skipped for what.

    text: one column of text per known column, one row per row of the file.
    line: (N,) where each row stands; counted_in: whether that is a line or a record.
    header_line: where the columns are named, or the first message begins.
    told: lines told (line, reason) without leaving out a row, such as text that is no row.
    """

    def __init__(
        self,
        columns: Mapping[str, Sequence[str]],
        line: Sequence[int],
        counted_in: str = "line",
        header_line: int = 1,
        told: Sequence[tuple[int, str]] = (),
    ):
        self.text = pd.DataFrame(dict(columns))
        self.line = np.asarray(line)
        self.counted_in = counted_in
        self.header_line = header_line
        self.told = list(told)
        self.kept = np.ones(len(self.line), dtype=bool)
        self._reasons: list[tuple[int, str]] = []

    def __len__(self) -> int:
        return len(self.line)

    def skip(self, bad: np.ndarray | pd.Series, reason: str, column: str | None = None) -> None:
        """Leave out rows where `bad`; '{}' in the reason takes the column's text."""
        bad = np.asarray(bad, dtype=bool)
        self._reasons += self._named(bad & self.kept, reason, column)
        self.kept &= ~bad

    def tell(self, odd: np.ndarray, reason: str, column: str) -> None:
        """Tell rows of which something is not used, though they stay."""
        self.told += self._named(odd & self.kept, reason, column)

    def number(self, column: str, what: str, empty_allowed: bool = False) -> np.ndarray:
        """A column as floats; rows that hold anything else are skipped."""
        given = self.text[column]
        value = pd.to_numeric(given.where(given.map(str.isascii), "no number"), errors="coerce")
        value = value.to_numpy(dtype=float)
        bad = ~np.isfinite(value)
        self.skip(bad & (given != "").to_numpy() if empty_allowed else bad,
                  f"{what} {{}} is not a number", column)  # fmt: skip
        return value

    def date(self, column: str, what: str, empty_allowed: bool = False) -> np.ndarray:
        """A column as instants, UTC; rows with something else or a date before 1957 are skipped."""
        given = self.text[column]
        value = _instants(given)
        empty = (given == "").to_numpy()
        self.skip(np.isnat(value) & ~(empty & empty_allowed), f"{what} {{}} is not a date", column)
        self.skip(value < FIRST_YEAR, f"{what} {{}} is before 1957", column)
        return value

    def catalogue_number(self) -> np.ndarray:
        """Plain or alpha-5 catalogue numbers of up to nine digits; rows without one are skipped."""
        numbers = np.full(len(self), -1)
        for at, text in enumerate(self.text["NORAD_CAT_ID"]):
            try:
                numbers[at] = tle.catalogue_number(text)
            except ValueError:
                if re.fullmatch("[0-9]{7,9}", text):
                    numbers[at] = int(text)
        self.skip(numbers < 0, "catalogue number {} is not one", "NORAD_CAT_ID")
        return numbers

    def skipped(self) -> pd.DataFrame:
        """One row per row or line left out: line, reason; in their order."""
        left_out = sorted([*self._reasons, *self.told])
        return pd.DataFrame(left_out, columns=["line", "reason"])

    def _named(self, rows: np.ndarray, reason: str, column: str | None) -> list[tuple[int, str]]:
        cells = self.text[column] if column else pd.Series("", index=self.text.index)
        return [
            (int(self.line[at]), reason.format(shown(cells.iat[at]))) for at in np.flatnonzero(rows)
        ]


def _instants(given: pd.Series) -> np.ndarray:
    """Instants (N,) datetime64[us] of any form that CCSDS allows; NaT for anything else."""
    part = given.str.extract(f"^{_INSTANT}$").fillna("")
    # a leap second is the second after the 59th, since days here have 86,400
    leap = part["clock"].str.endswith(":60")
    clock = part["clock"].where(~leap, part["clock"].str[:6] + "59").replace("", "00:00:00")
    calendar = part["ordinal"] == ""
    first = part["month"].where(calendar, "01") + "-" + part["day"].where(calendar, "01")
    text = (
        part["year"] + "-" + first + "T" + clock + "." + part["fraction"].str[:6].str.ljust(6, "0")
    )
    value = pd.to_datetime(text, errors="coerce", format="%Y-%m-%dT%H:%M:%S.%f")
    ordinal = pd.to_numeric(part["ordinal"].where(~calendar, "1"), errors="coerce")
    value = value + pd.to_timedelta(ordinal - 1, unit="D") + pd.to_timedelta(leap.astype(int), "s")
    # day 366 of a common year, or day 0
    value = value.where(calendar | (value.dt.strftime("%Y") == part["year"]))
    return value.to_numpy("datetime64[us]")
