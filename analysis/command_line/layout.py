"""How rows and records are written: aligned lines for a reader, JSON for a program.

In a pipe a row is one line, as wide as it is. On a terminal long cells go over several lines,
between words; where even the longest words do not fit side by side, the cells stand below one
another.
"""

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

from analysis.command_line.screen import out, visible

_GAP, _INDENT = "  ", "    "

Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs; nothing else is told.")]


def line(text: str, style: str = "") -> None:
    """One line, never wrapped."""
    out.print(text, style=style)


def rows(heads: Sequence[str], records: Iterable[Sequence[object]]) -> None:
    """Rows under their heads; a cell that is None is empty."""
    cells = [
        [visible(" ".join(str("" if c is None else c).split())) for c in row] for row in records
    ]
    widths = _widths([list(heads), *cells], out.width if out.is_terminal else None)
    if widths is None:
        for row in cells:
            _stacked(heads, row)
        return
    for row in [list(heads), *cells]:
        for told in _side_by_side(row, widths):
            line(told, style="bold" if row == list(heads) else "")


def records(columns: Sequence[str] | Mapping[str, str], found: Iterable[Mapping[str, Any]]) -> None:
    """Records as rows. columns: the keys that are shown, with their heads where these differ."""
    heads = columns if isinstance(columns, Mapping) else dict(zip(columns, columns, strict=True))
    rows(list(heads.values()), ([record[key] for key in heads] for record in found))


def paragraph(text: str) -> None:
    """A text under a line, set in; over several lines on a terminal alone."""
    width = out.width - len(_INDENT) if out.is_terminal else len(text)
    for told in _wrapped(text, width):
        line(_INDENT + told)


def as_json(content: Any) -> None:
    """A record, or a list of records, and nothing else on the standard output."""
    out.lines(json.dumps(content, indent=1, allow_nan=False))


def _widths(table: list[list[str]], room: int | None) -> list[int] | None:
    """Width of each column in `room` columns of text; None where the longest words do not fit."""
    columns = list(zip(*table, strict=True))
    widths = [max(map(len, column)) for column in columns]
    if room is None:
        return widths
    least = [
        max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns
    ]
    room -= len(_GAP) * (len(columns) - 1)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        _, widest = max((width, i) for i, width in enumerate(widths) if width > least[i])
        widths[widest] -= 1
    return widths


def _side_by_side(row: list[str], widths: list[int]) -> Iterable[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        filled = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(filled).rstrip()


def _stacked(heads: Sequence[str], row: list[str]) -> None:
    line(row[0], style="bold")
    for head, cell in list(zip(heads, row, strict=True))[1:]:
        if cell:
            paragraph(f"{head}: {cell}")


def _wrapped(text: str, width: int) -> list[str]:
    whole = textwrap.wrap(text, max(width, 1), break_long_words=False, break_on_hyphens=False)
    return whole or [""]
