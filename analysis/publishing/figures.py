"""The markup of a figure and of a table, and the files that it links to."""

import functools
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from analysis.errors import DataError
from analysis.evidence import numbers
from analysis.evidence.reading import Entry, PublishedRun
from analysis.evidence.record import Column, Credit
from analysis.plain_files import content_of, json_of, text_of

# More rows stay in the CSV file: a page shall stay light.
ROWS_INLINE = 60
_REFERENCES_SHOWN = 12

# Name of each file in the evidence folder, by the ending under which the site offers it.
_FIGURE_FILES = {
    "csv": "data.csv",
    "svg": "figure.svg",
    "dark.svg": "figure-dark.svg",
    "png": "figure.png",
    "pdf": "figure.pdf",
    "vl.json": "spec.json",
    "bib": "citation.bib",
    "csl.json": "citation.json",
    "csv-metadata.json": "metadata.json",
}
_TABLE_FILES = {"csv": "data.csv", "csv-metadata.json": "metadata.json"}


class Cell(NamedTuple):
    """A cell of a table view."""

    text: str
    is_number: bool


class Head(NamedTuple):
    """The head of a column in a table view; description: for whoever points at it."""

    text: str
    is_number: bool
    description: str


@dataclass(frozen=True)
class FigurePlace:
    """Where a figure stands with its number: on the page of its notebook this is linked."""

    url: str
    number: str
    title: str


@dataclass(frozen=True)
class Place:
    """What the markup must know about the page it stands on.

    root: relative path from the page to the site's root, '' or '../' times its depth;
    number: 'Figure 3' or '' where it is not numbered.
    """

    root: str
    number: str = ""
    notebook_url: str | None = None
    data_url: str | None = None
    shown_in: FigurePlace | None = None


def html(entry: Entry, run: PublishedRun, place: Place) -> str:
    """A figure or a table with its bar of files. Raises DataError for a file that is missing."""
    _, rows = entry.rows()
    files = {ending: f"{place.root}{site_path(entry, ending)}" for ending in site_files(entry)}
    context: dict[str, Any] = {
        "entry": entry,
        "run": run,
        "number": place.number,
        "notebook_url": place.notebook_url,
        "data_url": place.data_url,
        "shown_in": place.shown_in,
        "files": files,
        "header": _header(entry.metadata.columns, rows),
        "rows": [[_cell(text) for text in row] for row in rows[:ROWS_INLINE]],
        "more": max(0, len(rows) - ROWS_INLINE),
        "parameters": [
            (name, numbers.shown_parameter(value), run.record.parameters[name].unit)
            for name, value in entry.metadata.parameters.items()
        ],
        "sources": [_source(source, place.root) for source in entry.metadata.sources],
        "bibtex": "",
    }
    if entry.kind == "figure":
        files["spec.js"] = f"{place.root}{site_path(entry, 'spec.js')}"
        context["bibtex"] = text_of(entry.folder / "citation.bib").strip()
        context["size"] = _svg_size(entry)
    return _templates().get_template(f"{entry.kind}.html").render(context)


def site_files(entry: Entry) -> dict[str, Path]:
    """The files that the site offers of one entry, by ending."""
    names = _FIGURE_FILES if entry.kind == "figure" else _TABLE_FILES
    return {ending: entry.folder / name for ending, name in names.items()}


def site_path(entry: Entry, ending: str) -> str:
    """Where the site has a file; its name tells what it is after it was saved elsewhere."""
    return f"_static/evidence/{entry.id}/{entry.id}.{ending}"


def data_path(path: str) -> str:
    """Where the site has a table of data/, given its path from the project's root."""
    return f"_static/{path}"


def copy_if_changed(source: Path, target: Path) -> None:
    """Copy a file unless the target is as new and as long. Raises DataError as `content_of`."""
    content_of(source)
    there = source.stat()
    if target.exists():
        here = target.stat()
        if (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns):
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def spec_script(entry: Entry) -> str:
    """A figure's specification as a script, which a page may load on file:// too."""
    spec = json.dumps(json_of(entry.folder / "spec.json"), separators=(",", ":"))
    return f"(window.evidenceSpecs ??= {{}})[{json.dumps(entry.id)}] = {spec};\n"


def _svg_size(entry: Entry) -> tuple[int, int]:
    """Width and height of a picture, so that the page does not jump when it arrives."""
    head = text_of(entry.folder / "figure.svg").partition(">")[0]

    def side(name: str) -> int:
        found = re.search(rf'\b{name}="([\d.]+)', head)
        if found is None:
            raise DataError(f"{entry.kind} '{entry.id}': figure.svg does not tell its {name}")
        return round(float(found.group(1)))

    return side("width"), side("height")


def _cell(text: str) -> Cell:
    is_number = re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", text) is not None
    return Cell(text.replace("-", "−", 1) if is_number else text, is_number)


def _header(columns: tuple[Column, ...], rows: list[list[str]]) -> list[Head]:
    """Titles with units; a title stands over its numbers."""
    numeric = [
        any(row[i] for row in rows) and all(_cell(row[i]).is_number for row in rows if row[i])
        for i in range(len(columns))
    ]
    return [
        Head(column.heading(), is_number, column.description)
        for column, is_number in zip(columns, numeric, strict=True)
    ]


def _source(source: Credit, root: str) -> dict:
    references = [
        {"title": r.title, "url": path if path.startswith(("http://", "https://")) else None}
        for r in source.references
        for path in [r.path or ""]
    ]
    return {
        "title": source.title,
        "licence": source.licence,
        "url": root + data_path(source.path),
        "references": references[:_REFERENCES_SHOWN],
        "more": max(0, len(references) - _REFERENCES_SHOWN),
    }


@functools.lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
