"""The published evidence as the book reads it: plain files under book/evidence/, nothing else."""

import csv
import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.errors import DataError, InputError, known

MAKE = "`make book` or `python -m analysis publish` makes it"


@dataclass(frozen=True)
class Value:
    """One recorded number, formatted by the notebook that computed it."""

    notebook: str
    key: str
    text: str
    unit: str | None
    description: str


@dataclass(frozen=True)
class Verdict:
    """What a notebook found about one claim."""

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
    metadata: Mapping

    @property
    def title(self) -> str:
        return self.metadata["title"]

    @property
    def caption(self) -> str:
        return self.metadata["caption"]

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """Header and rows of data.csv, as text. Raises DataError when it cannot be read."""
        try:
            with (self.folder / "data.csv").open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
        except (OSError, ValueError) as error:
            raise DataError(f"{self.kind} '{self.id}': data.csv cannot be read: {error}") from None
        return header, rows


@dataclass(frozen=True)
class Run:
    """The published run of one notebook."""

    name: str
    title: str
    folder: Path
    record: Mapping
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Evidence:
    """Every published run, with ids that are unique in the whole book."""

    runs: Mapping[str, Run]
    figures: Mapping[str, Entry]
    tables: Mapping[str, Entry]
    verdicts: Mapping[str, Verdict]

    def run(self, notebook: str) -> Run:
        """One run. Raises InputError for an unknown notebook or one without evidence."""
        if notebook not in self.runs:
            if notebook in notebooks():
                raise InputError(f"no published evidence of notebook '{notebook}': {MAKE}")
            known(notebook, self.runs.keys() | notebooks(), "notebook")
        return self.runs[notebook]

    def value(self, notebook: str, key: str) -> Value:
        """One value. Raises InputError for an unknown notebook or key."""
        values = self.run(notebook).values
        return values[known(key, values, f"value of notebook {notebook}")]

    def figure(self, id: str) -> Entry:
        """One figure. Raises InputError for an unknown id."""
        return self.figures[_published(id, self.figures, "figure")]

    def table(self, id: str) -> Entry:
        """One table. Raises InputError for an unknown id."""
        return self.tables[_published(id, self.tables, "table")]


def notebooks() -> set[str]:
    """Names of the notebooks of the project, run or not."""
    return {file.stem for file in paths.NOTEBOOKS.glob("*.ipynb")}


def read(folder: Path) -> Evidence:
    """All runs below `folder`; none when it does not exist.

    Raises DataError for a file that is missing or malformed, InputError for a figure, table or
    verdict that two notebooks record.
    """
    runs: dict[str, Run] = {}
    figures: dict[str, Entry] = {}
    tables: dict[str, Entry] = {}
    verdicts: dict[str, Verdict] = {}
    for file in sorted(folder.glob("[!.]*/run.json")):
        run = _run(file.parent)
        runs[run.name] = run
        for entry in _entries(run, "figure"):
            _once(figures, entry.id, entry, "figure")
        for entry in _entries(run, "table"):
            _once(tables, entry.id, entry, "table")
        for claim, verdict in _json(run.folder / "verdicts.json").items():
            judged = Verdict(
                claim=claim,
                notebook=run.name,
                outcome=verdict["outcome"],
                finding=verdict["finding"],
                values=tuple(verdict["values"]),
            )
            _once(verdicts, claim, judged, "verdict on claim")
    return Evidence(runs, figures, tables, verdicts)


def files(run: Run) -> list[Path]:
    """The files of a run that pages are built from."""
    return [run.folder / name for name in ("run.json", "values.json", "verdicts.json")]


def _run(folder: Path) -> Run:
    values = {
        key: Value(folder.name, key, v["text"], v.get("unit"), v["description"])
        for key, v in _json(folder / "values.json").items()
    }
    return Run(folder.name, _title(folder), folder, _json(folder / "run.json"), values)


def _title(folder: Path) -> str:
    """The executed notebook's first heading."""
    cells = _json(folder / "notebook.ipynb")["cells"]
    text = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    if not heading:
        raise DataError(f"notebook '{folder.name}' has no title: its first cell has no '# ' line")
    return heading.group(1).strip()


def _entries(run: Run, kind: str) -> list[Entry]:
    return [
        Entry(kind, file.parent.name, run.name, file.parent, _json(file))
        for file in sorted((run.folder / f"{kind}s").glob("*/metadata.json"))
    ]


def _once(taken: dict, id: str, new: Entry | Verdict, what: str) -> None:
    if id in taken:
        both = f"{taken[id].notebook} and {new.notebook}"
        raise InputError(f"{what} '{id}' is recorded by two notebooks: {both}")
    taken[id] = new


def _published(id: str, entries: Mapping[str, Entry], what: str) -> str:
    try:
        return known(id, entries, what)
    except InputError as error:
        waiting = sorted(notebooks() - {e.notebook for e in entries.values()})
        hint = f" (notebooks without a {what}: {', '.join(waiting)}; {MAKE})" if waiting else ""
        raise InputError(f"{error}{hint}") from None


@functools.lru_cache(maxsize=4096)
def _parsed(file: Path, _modified_ns: int) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def _json(file: Path) -> dict:
    try:
        return _parsed(file, file.stat().st_mtime_ns)
    except (OSError, ValueError) as error:
        raise DataError(f"{file.parent.name}/{file.name} cannot be read: {error}; {MAKE}") from None
