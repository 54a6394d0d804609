"""The text alternative that a figure's own data give, true for every run."""

import pandas as pd

_NAMED = 8  # more categories than these are counted


def described(frame: pd.DataFrame, columns: list[dict]) -> str:
    """What the rows of a figure's data hold, a phrase for each column.

    columns: as from `names.columns`. Numbers give their range, dates first and last, texts their
    categories, or how many there are; columns without a value are said to have none.
    """
    phrases = [_phrase(frame[column["name"]], column) for column in columns]
    kept = [phrase for phrase in phrases if phrase]
    return f"Data, {len(frame):,} rows: {'; '.join(kept)}." if kept else ""


def _phrase(cells: pd.Series, column: dict) -> str:
    title = column["title"]
    given = cells.dropna()
    if column["name"] in ("source", "source_url", "note"):
        return ""
    if given.empty:
        return f"{title}, none"
    if pd.api.types.is_datetime64_any_dtype(given):
        return f"{title} from {given.min():%Y-%m-%d} to {given.max():%Y-%m-%d}"
    if pd.api.types.is_numeric_dtype(given) and not pd.api.types.is_bool_dtype(given):
        year = column["unit"] in ("year", "fiscal year")
        unit = "" if year or column["unit"] in (None, "1") else f" {column['unit']}"
        low, high = (f"{v:.0f}" if year else _plain(float(v)) for v in (given.min(), given.max()))
        return f"{title} {low}{unit}" if low == high else f"{title} {low} to {high}{unit}"
    categories = [str(c) for c in pd.unique(given)]
    if len(categories) > _NAMED:
        return f"{title}, {len(categories)} of them"
    return f"{title}: {', '.join(categories)}"


def _plain(number: float) -> str:
    """A number with about four digits and no power of ten, which is read aloud badly."""
    return f"{number:,.0f}" if 1000 <= abs(number) < 1e15 else f"{number:,.4g}"
