"""The text alternative that a figure's own data give, true for every run.

It is written to be heard: units in words, dates as they are spoken, no powers of ten, and a pause
between the columns and between categories that hold commas themselves.
"""

import pandas as pd

_NAMED = 8  # more categories than these are counted
_SMALLEST = 1e-4  # numbers closer to zero than this are not spelt out

# Columns that say nothing to a listener: origins, and what only tells a line where to break.
_SILENT = {"source", "source_url", "note", "segment", "point"}

_SPOKEN = {
    "%": "per cent",
    "% of GDP": "per cent of GDP",
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


def described(frame: pd.DataFrame, columns: list[dict]) -> str:
    """What the rows of a figure's data hold, a sentence for each column.

    columns: as from `names.columns`. Numbers give their range, dates first and last, texts their
    categories, or how many there are; columns without a value are said to have none.
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
    if column["name"] in _SILENT:
        return ""
    return f"{column['title']}: {_held(cells.dropna(), column)}."


def _held(given: pd.Series, column: dict) -> str:
    if given.empty:
        return "none"
    if pd.api.types.is_datetime64_any_dtype(given):
        return _range(*(f"{day.day} {day:%B %Y}" for day in (given.min(), given.max())))
    if pd.api.types.is_bool_dtype(given):
        return _listed(["yes" if value else "no" for value in pd.unique(given)])
    if pd.api.types.is_numeric_dtype(given):
        years = column["unit"] in ("year", "fiscal year")
        ends = (f"{v:.0f}" if years else _plain(float(v)) for v in (given.min(), given.max()))
        return f"{_range(*ends)} {spoken_unit(column['unit'])}".rstrip()
    # A panel's heading may repeat the title of the column that parts the panels.
    names = [str(name).removeprefix(f"{column['title']}: ") for name in pd.unique(given)]
    return _listed(names) if len(names) <= _NAMED else f"{len(names)} different entries"


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _listed(names: list[str]) -> str:
    """The names with commas between them, or semicolons where a name holds a comma."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def _plain(number: float) -> str:
    """A number with about four digits and no power of ten, which is read aloud badly."""
    if 0 < abs(number) < _SMALLEST:
        return "almost 0"
    digits = f"{number:,.0f}" if 1000 <= abs(number) < 1e15 else f"{number:,.4g}"
    return digits.replace("-", "minus ")
