"""The published evidence as the book reads it: plain files under book/evidence/, nothing else."""

import csv
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import DataError, InputError, known
from analysis.evidence import record
from analysis.evidence.record import RunRecord, Values
from analysis.plain_files import notebook_cells

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
        try:
            with (self.folder / "data.csv").open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
        except (OSError, ValueError) as error:
            raise DataError(f"{self.kind} '{self.id}': data.csv cannot be read: {error}") from None
        return header, rows


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
    for file in sorted(folder.glob("[!.]*/run.json")):
        run = run_of(file.parent)
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
        raise DataError(f"{error}; {MAKE}") from None
    text = "\n".join(c.text for c in cells if c.cell_type == "markdown")
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    if not heading:
        raise DataError(f"notebook '{folder.name}' has no title: its first cell has no '# ' line")
    return heading.group(1).strip()


def entries_of(folder: Path) -> dict[str, Entry]:
    """The figures and tables of one run folder, by id. Raises DataError as `run_of` does."""
    notebook = _record(folder / "run.json", record.RunRecord).notebook
    kinds = ("figure", "table")
    return {e.id: e for kind in kinds for e in _entries(folder, notebook, kind)}


def _entries(folder: Path, notebook: str, kind: str) -> list[Entry]:
    schema = record.FigureRecord if kind == "figure" else record.TableRecord
    return [
        Entry(kind, file.parent.name, notebook, file.parent, _record(file, schema))
        for file in sorted((folder / f"{kind}s").glob("*/metadata.json"))
    ]


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
        return _parsed(file, file.stat().st_mtime_ns if file.exists() else 0, kind)
    except DataError as error:
        raise DataError(f"{error}; {MAKE}") from None
