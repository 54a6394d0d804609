"""One table from its file: read once, and what is read is what was checked.

The file's rows go through the descriptor cell by cell, and the values that come out make the
frame. So a table that is found right is one that loads, with the values that were looked at.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import DataError, shown, unknown
from analysis.plain_files import named, text_of
from analysis.tables import cells
from analysis.tables.descriptors import Resource, TableColumn

MOST_PROBLEMS = 20  # after so many a table is not read on


@dataclass(frozen=True)
class LoadedTable:
    """A table, or what is wrong with it: a line for each problem with file, line and column."""

    frame: pd.DataFrame
    problems: list[str]

    def sound(self) -> pd.DataFrame:
        """The table itself. Raises DataError, in one line, where anything is wrong with it."""
        if self.problems:
            more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
            raise DataError(self.problems[0] + more)
        return self.frame


def load(file: Path, resource: Resource) -> LoadedTable:
    """A CSV table as its descriptor says; missing values stay missing (NaN, NaT or None)."""
    assert resource.table_schema is not None  # a descriptor of a table has one
    columns = resource.table_schema.columns
    try:
        lines, rows = _rows(file)
    except DataError as error:
        return LoadedTable(pd.DataFrame(), [str(error)])
    values: list[list[Any]] = []
    problems: list[str] = []
    for where, what in _judged(lines, rows, resource, values):
        problems.append(", ".join([named(file), *where]) + f": {what}")
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        return LoadedTable(pd.DataFrame(), problems)
    by_column = zip(*values, strict=True)
    return LoadedTable(
        pd.DataFrame(
            {c.name: _series(c, list(v)) for c, v in zip(columns, by_column, strict=True)}
        ),
        [],
    )


def _rows(file: Path) -> tuple[list[int], list[list[str]]]:
    """The rows of a file, head first, and the line on which each ends."""
    import frictionless.formats.csv  # noqa: F401  # lifts csv's limit of a cell's length: ours is told

    reader = csv.reader(io.StringIO(text_of(file), newline=""), strict=True)
    lines, rows = [], []
    try:
        for row in reader:
            lines.append(reader.line_num)
            rows.append(row)
    except csv.Error as error:
        raise DataError(f"{named(file)}, line {reader.line_num}: {error}") from None
    if len(rows) < 2:
        raise DataError(f"{named(file)}: {'no row below its head' if rows else 'empty'}")
    return lines, rows


def _judged(
    lines: list[int], rows: list[list[str]], resource: Resource, values: list[list[Any]]
) -> Iterator[tuple[list[str], str]]:
    """Where something is wrong, and what; the values of each row go into `values`."""
    import frictionless
    from frictionless.checks import row_constraint
    from frictionless.resources import TableResource

    schema = resource.table_schema
    assert schema is not None
    described = schema.model_dump(mode="json", by_alias=True, exclude_none=True)
    table = TableResource(data=rows, schema=frictionless.Schema.from_descriptor(described))
    columns = {column.name: column for column in schema.columns}
    rules = [(rule, row_constraint(formula=rule.formula)) for rule in resource.row_constraints]
    with table:
        for error in table.header.errors:
            yield _place(lines[0], getattr(error, "field_name", "")), _of_head(error)
        if table.header.errors:
            return
        for line, texts, row in zip(lines[1:], rows[1:], table.row_stream, strict=False):
            ill_written = set()
            for column, text in zip(schema.columns, texts, strict=False):
                fault = cells.fault(text, column.type)
                if fault:
                    ill_written.add(column.name)
                    yield _place(line, column.name), f"{shown(text)}: {fault}"
            for error in row.errors:
                name = getattr(error, "field_name", "")
                if name not in ill_written:
                    told = _of_cell(error, columns.get(name), lines)
                    yield _place(line, name), told
            if row.valid and not ill_written:
                broken = [rule for rule, judge in rules if any(judge.validate_row(row))]
                for rule in broken[:1]:
                    told = f"{shown(str(row[rule.column]))}: allowed is {rule.allowed}"
                    yield _place(line, rule.column), told
            values.append(row.to_list())


def _place(line: int, column: str) -> list[str]:
    return [f"line {line}", *([f"column {column}"] if column else [])]


def _of_head(error: Any) -> str:
    """What the descriptor has against the head of a table, in our words."""
    label = shown(getattr(error, "label", ""))
    told = {
        "missing-label": "the column is missing",
        "extra-label": f"the descriptor knows no column {label}",
        "incorrect-label": f"the head has {label} in its place",
    }
    return told.get(error.type) or error.note


def _of_cell(error: Any, column: TableColumn | None, lines: list[int]) -> str:
    """What the descriptor has against a cell or a row, in our words."""
    if error.type == "extra-cell":
        return "more cells than columns"
    if error.type == "missing-cell":
        return "the row ends before this column"
    if error.type == "blank-row":
        return "an empty line"
    earlier = re.search(r"the same as in the row at position (\d+)", error.note)
    if earlier:
        key = "" if column else "the key is "
        return f"{key}the same as in line {lines[int(earlier[1]) - 1]}"
    if column is None:
        return error.note
    text = shown(str(error.cell)) if error.cell is not None else "an empty cell"
    if error.type == "type-error":
        return f"{text}: allowed is {cells.form(column.type).told}"
    limits = column.constraints
    kept = re.search(r'constraint "(\w+)"', error.note)
    match kept and kept[1]:
        case "required":
            return "the cell is empty"
        case "minimum":
            return f"{text}: allowed is at least {limits.minimum}"
        case "maximum":
            return f"{text}: allowed is at most {limits.maximum}"
        case "pattern":
            return f"{text}: allowed is the pattern {limits.pattern}"
        case "enum":
            return str(unknown(str(error.cell), limits.enum or [], column.name))
    return f"{text}: {error.note}"


def _series(column: TableColumn, values: list[Any]) -> pd.Series:
    """A column's values in the type that models expect of it."""
    gaps = any(value is None for value in values)
    match column.type:
        case "integer":
            return pd.Series(values, dtype="Int64" if gaps else "int64")
        case "number":
            return pd.Series([np.nan if v is None else float(v) for v in values], dtype="float64")
        case "boolean":
            return pd.Series(values, dtype="boolean")
        case "date" | "datetime":
            return pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[us]")
    return pd.Series([np.nan if v is None else v for v in values], dtype=object)
