"""The published evidence as the book reads it: plain files under book/evidence/, nothing else."""

import csv
import functools
import io
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import DataError, InputError, known, reason
from analysis.evidence import record
from analysis.evidence.record import RunRecord, Values
from analysis.plain_files import named, names_in, notebook_cells, record_of, text_of

# What belongs to a figure and to a table, in their folder.
_TABLE_FILES = (
    "data.csv", "data.csv-metadata.json", "metadata.json", "citation.bib", "citation.json",
)  # fmt: skip
_PICTURES = ("spec.json", "figure.svg", "figure-dark.svg", "figure.png", "figure.pdf")
ENTRY_FILES = {"figure": (*_TABLE_FILES, *_PICTURES), "table": _TABLE_FILES}

MAKE = "`make book` or `python -m analysis publish` makes it"


@dataclass(frozen=True)
class Judged:
    """A recorded verdict: the claim, the notebook that judged it, what it found."""

    claim: str
    notebook: str
    outcome: str
    finding: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One figure or table: its folder and what metadata.json says."""

    kind: str  # "figure" or "table"
    id: str
    notebook: str
    folder: Path
    metadata: record.FigureRecord | record.TableRecord

    @property
    def title(self) -> str:
        return self.metadata.title

    @property
    def caption(self) -> str:
        return self.metadata.caption

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """Header and rows of data.csv, as text. Raises DataError when it cannot be read."""
        file = self.folder / "data.csv"
        try:
            header, *rows = csv.reader(io.StringIO(text_of(file), newline=""))
        except (ValueError, csv.Error) as error:
            if isinstance(error, DataError):
                raise
            raise DataError(f"{named(file)}: no table that can be read: {reason(error)}") from None
        return header, rows

    def specification(self) -> record.Specification:
        """What spec.json of a figure says. Raises DataError when it cannot be read."""
        return record_of(self.folder / "spec.json", record.Specification)


@dataclass(frozen=True)
class PublishedRun:
    """The published run of one notebook."""

    name: str
    title: str
    folder: Path
    record: RunRecord
    values: Values


@dataclass(frozen=True)
class Evidence:
    """Every published run, with ids that are unique in the whole book."""

    runs: Mapping[str, PublishedRun]
    figures: Mapping[str, Entry]
    tables: Mapping[str, Entry]
    verdicts: Mapping[str, Judged]

    def run(self, notebook: str) -> PublishedRun:
        """One run. Raises InputError for an unknown notebook or one without evidence."""
        if notebook not in self.runs:
            if notebook in paths.notebooks():
                raise InputError(f"no published evidence of notebook '{notebook}': {MAKE}")
            known(notebook, self.runs.keys() | set(paths.notebooks()), "notebook")
        return self.runs[notebook]

    def value(self, notebook: str, key: str) -> record.Value:
        """One value. Raises InputError for an unknown notebook or key."""
        values = self.run(notebook).values
        return values[known(key, values, f"value of notebook {notebook}")]

    def figure(self, id: str) -> Entry:
        """One figure. Raises InputError for an unknown id."""
        return self.figures[_published(id, self.figures, "figure")]

    def table(self, id: str) -> Entry:
        """One table. Raises InputError for an unknown id."""
        return self.tables[_published(id, self.tables, "table")]


def read(folder: Path) -> Evidence:
    """All runs below `folder`; none when it does not exist.

    Raises DataError for a file that is missing or malformed, InputError for a figure, table or
    verdict that two notebooks record.
    """
    runs: dict[str, PublishedRun] = {}
    figures: dict[str, Entry] = {}
    tables: dict[str, Entry] = {}
    verdicts: dict[str, Judged] = {}
    for place in _folders_with(folder, "run.json"):
        run = run_of(place)
        runs[run.name] = run
        for entry in _entries(run.folder, run.name, "figure"):
            _once(figures, entry.id, entry, "figure")
        for entry in _entries(run.folder, run.name, "table"):
            _once(tables, entry.id, entry, "table")
        for claim, verdict in _record(run.folder / "verdicts.json", record.Verdicts).items():
            judged = Judged(claim=claim, notebook=run.name, **verdict.model_dump())
            _once(verdicts, claim, judged, "verdict on claim")
    return Evidence(runs, figures, tables, verdicts)


def files(run: PublishedRun) -> list[Path]:
    """The files of a run that pages are built from."""
    return [run.folder / name for name in ("run.json", "values.json", "verdicts.json")]


def run_of(folder: Path) -> PublishedRun:
    """One run folder. Raises DataError for a file missing, malformed or of another schema."""
    return PublishedRun(
        folder.name,
        _title(folder),
        folder,
        _record(folder / "run.json", record.RunRecord),
        _record(folder / "values.json", record.Values),
    )


def _title(folder: Path) -> str:
    """The executed notebook's first heading."""
    try:
        cells = notebook_cells(folder / "notebook.ipynb")
    except DataError as error:
        raise with_way_out(error, folder / "notebook.ipynb") from None
    text = "\n".join(c.text for c in cells if c.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    if not heading:
        raise DataError(f"notebook '{folder.name}' has no title: its first cell has no '# ' line")
    return heading.group(1).strip()


def entries_of(folder: Path, kinds: tuple[str, ...] = ("figure", "table")) -> dict[str, Entry]:
    """The figures and tables of one run folder, by id. Raises DataError as `run_of` does."""
    notebook = _record(folder / "run.json", record.RunRecord).notebook
    return {e.id: e for kind in kinds for e in _entries(folder, notebook, kind)}


def is_run(folder: Path) -> bool:
    """Whether a folder holds the records of a run, whole or not. Raises DataError as `names_in`."""
    files = {"run.json", "values.json", "verdicts.json"}
    return os.path.isdir(folder) and files <= {*names_in(folder)}


def _entries(folder: Path, notebook: str, kind: str) -> list[Entry]:
    schema = record.FigureRecord if kind == "figure" else record.TableRecord
    return [
        Entry(kind, place.name, notebook, place, _record(place / "metadata.json", schema))
        for place in _folders_with(folder / f"{kind}s", "metadata.json", "data.csv")
    ]


def _folders_with(folder: Path, *names: str) -> list[Path]:
    """The folders in a folder, sorted, that hold anything of these names."""
    folders = (folder / name for name in names_in(folder) if os.path.isdir(folder / name))
    return [each for each in folders if {*names} & {*names_in(each)}]


def _once(taken: dict, id: str, new: Entry | Judged, what: str) -> None:
    if id in taken:
        both = f"{taken[id].notebook} and {new.notebook}"
        raise InputError(f"{what} '{id}' is recorded by two notebooks: {both}")
    taken[id] = new


def _published(id: str, entries: Mapping[str, Entry], what: str) -> str:
    try:
        return known(id, entries, what, "python -m analysis figures")
    except InputError as error:
        waiting = set(paths.notebooks()) - {e.notebook for e in entries.values()}
        hint = f" ({len(waiting)} notebooks have no {what} yet: {MAKE})" if waiting else ""
        raise InputError(f"{error}{hint}") from None


@functools.lru_cache(maxsize=4096)
def _parsed(file: Path, _modified_ns: int, kind: Any) -> Any:
    return record.read(file, kind)


def _record(file: Path, kind: Any) -> Any:
    """A record file, read again only when it was written again."""
    try:
        return _parsed(file, _modified_ns(file), kind)
    except DataError as error:
        raise with_way_out(error, file) from None


def _modified_ns(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # told by who reads it
        return 0


def with_way_out(error: DataError, file: Path) -> DataError:
    """What is wrong with a file of a run; of a published one with what makes it anew."""
    published = file.is_relative_to(paths.PUBLISHED)
    return DataError(f"{error}; {MAKE}") if published else error
