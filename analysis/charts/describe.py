"""The text alternative that a figure's own data give, true for every run.

It is written to be heard: units in words, dates and bearings as they are spoken, no powers of ten,
a pause between the columns and between categories that hold commas themselves, and no list longer
than a listener can keep.
"""

import math

import pandas as pd

_NAMED = 8  # more categories than these are counted
_LONGEST = 200  # lists of more characters than these are counted
_SMALLEST = 1e-4  # numbers closer to zero than this are not spelt out

# Columns that say nothing to a listener: origins, what only tells a line where to break, and the
# unit of each row, whose numbers are not told either.
_SILENT = {"source", "source_url", "note", "segment", "point", "unit"}

_CLOCK = r"\d\d:\d\d"
_DATE = r"\d{4}(-\d\d(-\d\d)?)?"  # a year, a month or a day, as precise as a source has it
_NUMBER = r"-?\d+(\.\d+)?(e[+-]?\d+)?"

_SPOKEN = {
    "%": "per cent",
    "JPY per USD": "yen per dollar",
    "bn JPY": "billion yen",
    "bn USD": "billion dollars",
    "cm": "centimetres",
    "d": "days",
    "deg": "degrees",
    "deg E": "degrees east",
    "deg N": "degrees north",
    "h": "hours",
    "km": "kilometres",
    "m": "metres",
    "m/s per day": "metres per second per day",
    "mag": "magnitudes",
    "min": "minutes",
    "mn USD": "million dollars",
}

_BEHIND_ZERO = {"deg E": "degrees west", "deg N": "degrees south"}


def described(frame: pd.DataFrame, columns: list[dict]) -> str:
    """What the rows of a figure's data hold, a sentence for each column.

    columns: as from `names.columns`. Numbers give their range, dates and times of day first and
    last, texts their categories, or how many there are; columns without a value are said to have
    none. Numbers whose unit changes from row to row stand in the frame as text; they have no range
    and are left out.
    """
    told = [_sentence(frame[column["name"]], column) for column in columns]
    kept = [sentence for sentence in told if sentence]
    rows = "1 row" if len(frame) == 1 else f"{len(frame):,} rows"
    return f"Data, {rows}. {' '.join(kept)}" if kept else ""


def spoken_unit(unit: str | None) -> str:
    """A unit as it is read aloud, "" for years and pure numbers; words stay as they are."""
    if unit in (None, "1", "year", "fiscal year"):
        return ""
    return _SPOKEN.get(unit, unit)


def _sentence(cells: pd.Series, column: dict) -> str:
    held = "" if column["name"] in _SILENT else _held(cells.dropna(), column)
    return held and f"{column['title']}: {held}."


def _held(given: pd.Series, column: dict) -> str:
    if given.empty:
        return "none"
    if pd.api.types.is_datetime64_any_dtype(given):
        return _range(*(f"{day.day} {day:%B %Y}" for day in (given.min(), given.max())))
    if pd.api.types.is_bool_dtype(given):
        return _listed(["yes" if value else "no" for value in pd.unique(given)])
    if pd.api.types.is_numeric_dtype(given):
        return _numbers(float(given.min()), float(given.max()), column["unit"])
    texts = given.astype(str)
    if texts.str.fullmatch(_CLOCK).all():
        return _range(texts.min(), texts.max())
    if texts.str.fullmatch(_DATE).all():
        return _range(_spoken_date(texts.min()), _spoken_date(texts.max()))
    if texts.str.fullmatch(_NUMBER).all():
        return ""
    # A panel's heading may repeat the title of the column that parts the panels.
    heading = f"{column['title']}: "
    names = [name.removeprefix(heading) for name in pd.unique(texts) if name]
    return f"{_listed(names)} {spoken_unit(column['unit'])}".rstrip()


def _numbers(low: float, high: float, unit: str | None) -> str:
    if unit in ("year", "fiscal year"):  # half of a year is still within it
        return _range(*(f"{math.floor(year)}" for year in (low, high)))
    if low < 0 and unit in _BEHIND_ZERO:
        behind, ahead = _BEHIND_ZERO[unit], spoken_unit(unit)
        ends = (f"{_plain(abs(v))} {behind if v < 0 else ahead}" for v in (low, high))
        return _range(*ends)
    return f"{_range(_plain(low), _plain(high))} {spoken_unit(unit)}".rstrip()


def _spoken_date(text: str) -> str:
    year, month, day = [*text.split("-"), "", ""][:3]
    name = f"{pd.Timestamp(f'{year}-{month}'):%B} " if month else ""
    return f"{int(day)} {name}{year}" if day else f"{name}{year}"


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _listed(names: list[str]) -> str:
    """The names with commas between them, or semicolons where a name holds a comma or a colon;
    how many there are where they are many, long, or hold semicolons."""
    listed = ("; " if any("," in name or ":" in name for name in names) else ", ").join(names)
    parted = any(";" in name for name in names)
    if len(names) > _NAMED or (len(names) > 1 and (len(listed) > _LONGEST or parted)):
        return f"{len(names)} different entries"
    return listed


def _plain(number: float) -> str:
    """A number with about four digits and no power of ten, which is read aloud badly."""
    if 0 < abs(number) < _SMALLEST:
        return "almost 0"
    digits = f"{number:,.0f}" if 1000 <= abs(number) < 1e15 else f"{number:,.4g}"
    return digits.replace("-", "minus ")
