"""What a reader sees in place of a column's code name: title, unit and description."""

from collections.abc import Sequence

import pandas as pd

from analysis import tables
from analysis.errors import InputError, hint


def columns(frame: pd.DataFrame, what: str) -> list[dict]:
    """Name, title, unit and description of each column of a frame, from data/columns.csv.

    what: what the frame is, for the error. Raises InputError for columns that the dictionary does
    not know and for numbers without a unit, all of them in one line.
    """
    known = dictionary()
    named = [str(name) for name in frame.columns]
    missing = [name for name in named if name not in known]
    if missing:
        near = hint(missing[0], known)
        raise InputError(
            f"{what}: no title in data/columns.csv for column {_quoted(missing)}{near}"
        )
    bare = [
        name
        for name in named
        if known[name]["unit"] is None and pd.api.types.is_float_dtype(frame[name])
    ]
    if bare:
        raise InputError(f"{what}: no unit in data/columns.csv for column {_quoted(bare)}")
    return [{"name": name, **known[name]} for name in named]


def heading(name: str) -> str:
    """Title and unit of a column, as an axis, a legend or a table's head has them.

    Raises InputError for a column that the dictionary does not know.
    """
    known = dictionary()
    if name not in known:
        raise InputError(f"no title in data/columns.csv for column '{name}'{hint(name, known)}")
    row = known[name]
    return tables.with_unit(str(row["title"]), row["unit"])


def dictionary() -> dict[str, dict[str, str | None]]:
    """Title, unit and description by column name."""
    frame = tables.read("columns").astype(object)
    rows = frame.where(frame.notna(), None).to_dict("records")
    return {row.pop("name"): row for row in rows}


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
