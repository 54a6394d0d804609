"""One run of one notebook, and the folder of plain files that it leaves.

<folder>/run.json  values.json  verdicts.json
<folder>/figures/<id>/  spec.json figure.svg figure-dark.svg figure.png figure.pdf data.csv
                        data.csv-metadata.json metadata.json citation.bib citation.json
<folder>/tables/<id>/   data.csv data.csv-metadata.json metadata.json citation.bib citation.json
"""

import contextlib
import datetime
import os
import platform
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import altair as alt
import pandas as pd

from analysis import fingerprint, paths
from analysis.charts import describe, rendered
from analysis.errors import InputError, known
from analysis.evidence import citation, display, entries, inputs, record, templates, texts
from analysis.folders.places import made
from analysis.parameters.base import NotebookParameters

FOLDER_VARIABLE = "JAPAN_IN_ORBIT_RUN_FOLDER"

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERSIONS = ("altair", "numpy", "pandas", "papermill", "pydantic", "scipy", "sgp4", "skyfield",
             "statsmodels", "vl-convert-python")  # fmt: skip


class Answer(Protocol):
    """What a recorder needs of a study."""

    notebook: str
    parameters: NotebookParameters
    figures: Mapping[str, texts.FigureText]
    tables: Mapping[str, texts.TableText]

    def text(self, name: str, form: str = "") -> str:
        """How a value, a parameter or a word reads in a sentence."""

    def findings(self) -> tuple[record.Values, record.Verdicts]:
        """All values and verdicts."""


def begin(study: Answer) -> "Recorder":
    """Start recording a run of a study's notebook; call before any data is read."""
    return Recorder(study)


class Recorder:
    """Records what a notebook shows; `close` writes the folder.

    In Jupyter a cell may be executed again: what it records takes the place of what it recorded
    before. Under the runner a repeated id is an error.
    """

    def __init__(self, study: Answer):
        inputs.watch()
        self.study = study
        self.notebook = study.notebook
        self.parameters = study.parameters
        self._strict = FOLDER_VARIABLE in os.environ
        self._findings: tuple[record.Values, record.Verdicts] | None = None
        self._entries: dict[str, dict[str, Mapping]] = {"figures": {}, "tables": {}}

    def prose(self, template: str) -> "display.Prose":
        """A paragraph of the notebook whose numbers are fields: values, parameters, words."""
        text, _ = templates.filled(template, self.study.text, "a paragraph")
        return display.Prose(text)

    def figure(
        self, id: str, chart: alt.TopLevelMixin, data: pd.DataFrame | None = None
    ) -> "display.Shown":
        """Record one figure and return what the notebook shows of it.

        id: kebab-case, once in the whole book, of one of the study's figures; data: the figure's
        data, by default the chart's own frame.
        Raises InputError for an id that is malformed, repeated or unknown to the study, an unknown
        source, a chart with a config of its own, a column without a title; as `texts.sentences`.
        """
        what = f"figure '{id}'"
        self._new(id, "figures", "figure id")
        text = self.study.figures[known(id, self.study.figures, "figure")]
        frame = chart.data if data is None else data
        if not isinstance(frame, pd.DataFrame):
            raise InputError(f"{what}: give its data as a frame")
        told = texts.sentences(text, self.study.text, what)
        columns = entries.columns_of(frame, what)
        rows = describe.described(frame, [c.model_dump() for c in columns])
        told["alt"] = f"{told['alt']} {rows}".strip()
        credits = [entries.credit(reference) for reference in text.sources]
        spec = entries.specification(id, chart)
        files = rendered(
            spec, title=told["title"], alt=told["alt"], foot=[entries.foot(id, credits)], what=what
        )
        self._entries["figures"][id] = {
            "kind": record.FigureRecord,
            "files": {
                **files,
                "spec.json": entries.compact(spec),
                "data.csv": entries.csv(frame),
                "data.csv-metadata.json": entries.csvw(frame, told["title"], columns),
            },
            "told": told | self._told(id, credits, frame, columns),
        }
        return display.figure(id, told["title"], told["alt"], files["figure.svg"])

    def table(self, id: str, frame: pd.DataFrame) -> "display.Shown":
        """Record one table and return what the notebook shows of it.

        id: kebab-case, once in the whole book, of one of the study's tables; frame: the rows as
        they shall be read, its columns titled by data/columns.csv.
        Raises InputError as `figure` does.
        """
        what = f"table '{id}'"
        self._new(id, "tables", "table id")
        text = self.study.tables[known(id, self.study.tables, "table")]
        caption = texts.sentences(text, self.study.text, what)["caption"]
        columns = entries.columns_of(frame, what)
        credits = [entries.credit(reference) for reference in text.sources]
        self._entries["tables"][id] = {
            "kind": record.TableRecord,
            "files": {
                "data.csv": entries.csv(frame),
                "data.csv-metadata.json": entries.csvw(frame, caption, columns),
            },
            "told": {"title": caption, "caption": caption}
            | self._told(id, credits, frame, columns),
        }
        return display.table(id, caption, frame, [c.heading() for c in columns])

    def findings(self) -> "display.Shown":
        """Record every value and every verdict of the study and return them to be shown."""
        self._findings = self.study.findings()
        return display.findings(self.notebook, *self._findings)

    def close(self) -> None:
        """Write every file of the run.

        Raises InputError when the findings, a figure or a table of the study are not recorded.
        """
        for kind, said in (("figures", self.study.figures), ("tables", self.study.tables)):
            missing = sorted(said.keys() - self._entries[kind].keys())
            if missing:
                raise InputError(f"{self.notebook}: {kind} not recorded: {', '.join(missing)}")
        if self._findings is None:
            raise InputError(f"{self.notebook}: run.findings() was not called before run.close()")
        values, verdicts = self._findings
        data = inputs.opened()
        hashes = fingerprint.of_run(self.notebook, self.parameters.plain(), data)
        given = os.environ.get(FOLDER_VARIABLE)
        # Under the runner the folder is still hidden; alone, this run hides its own until whole.
        own = paths.RUNS / self.notebook / run_name(hashes["fingerprint"])
        what = f"run of {self.notebook}"
        with contextlib.nullcontext(Path(given)) if given else made(own, what) as folder:
            for kind, recorded in self._entries.items():
                for id, entry in recorded.items():
                    self._write_entry(folder / kind / id, id, entry, hashes["fingerprint"])
            _write(folder / "values.json", record.written(values))
            _write(folder / "verdicts.json", record.written(verdicts))
            _write(folder / "run.json", record.written(self._record(data, hashes)))

    def _record(self, data: dict, hashes: dict) -> record.RunRecord:
        described = {row.pop("name"): row for row in self.parameters.described()}
        return record.RunRecord(
            notebook=self.notebook,
            question=self.parameters.question(),
            parameters={
                name: record.ParameterRecord(value=value, **described[name])
                for name, value in self.parameters.plain().items()
            },
            versions={"python": platform.python_version()} | {n: version(n) for n in _VERSIONS},
            data=data,
            hashes={name: h for name, h in hashes.items() if name != "fingerprint"},
            fingerprint=hashes["fingerprint"],
        )

    def _told(
        self,
        id: str,
        credits: list[record.Credit],
        frame: pd.DataFrame,
        columns: tuple[record.Column, ...],
    ) -> dict[str, Any]:
        return {
            "id": id,
            "notebook": self.notebook,
            "sources": tuple(credits),
            "references": entries.references(frame),
            "licence": entries.LICENCE,
            "parameters": self.parameters.plain(),
            "columns": columns,
        }

    def _write_entry(self, folder: Path, id: str, entry: Mapping, run_hash: str) -> None:
        kind = "Figure" if entry["kind"] is record.FigureRecord else "Table"
        title, overrides = entry["told"]["title"], self.parameters.overrides()
        cited = citation.Cited(kind, id, title, run_hash, overrides)
        told = entry["told"] | {"fingerprint": run_hash, "citation_text": citation.text(cited)}
        files = entry["files"] | {
            "metadata.json": record.written(entry["kind"](**told)),
            "citation.bib": citation.bibtex(cited).encode(),
            "citation.json": record.written([citation.csl(cited)]),
        }
        for name, content in files.items():
            _write(folder / name, content)

    def _new(self, id: str, kind: str, what: str) -> None:
        if not _ID.fullmatch(id):
            raise InputError(f"{what} '{id}': allowed is {_ID.pattern}")
        if self._strict and id in self._entries[kind]:
            raise InputError(f"{what} '{id}' is recorded twice")


def run_name(run_hash: str) -> str:
    """The name of a reader's run below runs/<notebook>: <time>-<hash>."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{now}-{run_hash[:12]}"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
