"""What a parameter may be where a table says it: the days, names or span of one of its columns.

A refreshed table widens what its notebooks allow. It is read when a value is checked or the limits
are told, not when a model is imported, and without a library of tables, for which nobody who
lists notebooks should wait.
"""

import csv
import functools
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from analysis import paths
from analysis.errors import DataError, reason
from analysis.plain_files import json_of, text_of

_TYPED: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "integer": int,
    "number": float,
}
_MONTHS = 12


@dataclass(frozen=True)
class _Column:
    """A column of a table: reference as for `tables.read`, 'topic/table'."""

    reference: str
    name: str

    @property
    def values(self) -> tuple:
        """Its different values, sorted, without empty cells; one or more.

        Raises DataError for a table that cannot be read, and for a column without a value.
        """
        found = {value for (value,) in columns(self.reference, self.name)} - {None}
        if not found:
            raise DataError(f"data/{self.reference}.csv: no value in column {self.name}")
        return tuple(sorted(found))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: Any) -> Any:
        if not self.holds(value):
            raise PydanticCustomError("not_in_the_table", "is not in the table")
        return value

    def holds(self, value: Any) -> bool:
        raise NotImplementedError


@dataclass(frozen=True)
class OneOf(_Column):
    """One of the values of a column: put into the Annotated type of a field."""

    @property
    def choices(self) -> tuple:
        return self.values

    def holds(self, value: Any) -> bool:
        return value in self.values


@dataclass(frozen=True)
class WithinSpanOf(_Column):
    """A value between the least and the greatest of a column, or one of both."""

    @property
    def ge(self) -> Any:
        return self.values[0]

    @property
    def le(self) -> Any:
        return self.values[-1]

    def holds(self, value: Any) -> bool:
        return self.ge <= value <= self.le


@dataclass(frozen=True)
class WholeYearsOf(WithinSpanOf):
    """A year between the first and the last of which a column of dates has every month.

    only: a column and what it must hold for a row to count.
    """

    only: tuple[str, str]

    @property
    def values(self) -> tuple[int, ...]:
        """Those years, sorted. Raises DataError for none."""
        column, wanted = self.only
        rows = columns(self.reference, self.name, column)
        months = {(day.year, day.month) for day, held in rows if day and held == wanted}
        count = Counter(year for year, _ in months)
        if whole := sorted(year for year, held in count.items() if held == _MONTHS):
            return tuple(whole)
        raise DataError(f"data/{self.reference}.csv holds no whole year, {column} {wanted}")


def columns(reference: str, *names: str) -> list[tuple]:
    """The rows of some columns of a table, typed as its descriptor says; empty cells are None.

    Raises DataError, in one line, for a table that cannot be read or lacks a column.
    """
    topic, _, table = reference.rpartition("/")
    file = paths.DATA / topic / f"{table}.csv"
    try:
        changed = file.stat().st_mtime_ns
        return _columns(file, changed, names)
    except DataError:
        raise
    except (OSError, ValueError, LookupError, TypeError, StopIteration, csv.Error) as error:
        raise DataError(f"data/{reference}.csv cannot be read: {reason(error)}") from None


@functools.lru_cache(maxsize=32)
def _columns(file: Path, _changed: int, names: tuple[str, ...]) -> list[tuple]:
    package = json_of(file.parent / "datapackage.json")
    (table,) = (r for r in package["resources"] if r["name"] == file.stem)
    kinds = {field["name"]: field["type"] for field in table["schema"]["fields"]}
    typed = [_TYPED.get(kinds[name], str) for name in names]
    rows = csv.reader(io.StringIO(text_of(file), newline=""))
    header = next(rows)
    places = [header.index(name) for name in names]
    return [
        tuple(
            as_type(row[place]) if row[place] else None
            for place, as_type in zip(places, typed, strict=True)
        )
        for row in rows
    ]
