"""One run of one notebook, and the folder of plain files that it leaves.

<folder>/run.json  values.json  verdicts.json
<folder>/figures/<id>/  spec.json figure.svg figure-dark.svg figure.png figure.pdf data.csv
                        metadata.json citation.bib citation.json
<folder>/tables/<id>/   data.csv metadata.json
"""

import contextlib
import datetime
import json
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from analysis import fingerprint, paths, tables
from analysis.charts import rendered
from analysis.errors import InputError, known
from analysis.evidence import citation, display, inputs, wording
from analysis.evidence.verdicts import checked_outcome, finding_text
from analysis.folders import whole_folder
from analysis.parameters.base import NotebookParameters

FOLDER_VARIABLE = "JAPAN_IN_ORBIT_RUN_FOLDER"

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LICENCE = "CC BY 4.0"
_VERSIONS = ("altair", "numpy", "pandas", "papermill", "pydantic", "scipy", "sgp4", "skyfield",
             "statsmodels", "vl-convert-python")  # fmt: skip


def begin(notebook: str, parameters: NotebookParameters) -> "Run":
    """Start recording a run of a notebook; call before any data is read."""
    return Run(notebook, parameters)


class Run:
    """Records what one run finds; `close` writes the folder."""

    def __init__(self, notebook: str, parameters: NotebookParameters):
        inputs.watch()
        self.notebook = notebook
        self.parameters = parameters
        self._values: dict[str, dict] = {}
        self._verdicts: dict[str, dict] = {}
        self._figures: dict[str, dict] = {}
        self._tables: dict[str, dict] = {}

    def value(
        self, key: str, number: float, *, unit: str | None = None, digits: int, description: str
    ) -> None:
        """Record one number of the findings.

        key: snake_case, once per notebook; unit: as tables write it, None for a pure number;
        digits: decimals shown; description: what the number is, in a phrase.
        Raises InputError for a malformed or repeated key, or a number that is not finite.
        """
        self._new(key, self._values, _KEY, "value key")
        number = float(number)
        shown = wording.number_text(number, digits)
        self._values[key] = {
            "number": float(f"{number:.12g}"),
            "unit": unit,
            "digits": digits,
            "description": description,
            "text": shown,
        }

    def figure(
        self,
        id: str,
        chart: alt.TopLevelMixin,
        *,
        title: str,
        caption: str,
        alt: str,
        sources: list[str],
        data: pd.DataFrame | None = None,
    ) -> "display.Shown":
        """Record one figure and return what the notebook shows of it.

        id: kebab-case, once in the whole book; title: the question that the figure answers;
        alt: what the picture shows, in words; sources: tables of data/ that it stands on, as
        'topic/table'; data: the figure's data, by default the chart's own frame.
        Raises InputError for a malformed or repeated id, an unknown table, a chart with a config
        of its own (the theme is the only place for that) or a missing text.
        """
        self._new(id, self._figures, _ID, "figure id")
        frame = chart.data if data is None else data
        if not isinstance(frame, pd.DataFrame):
            raise InputError(f"figure '{id}': give its data as a frame")
        for name, given in (("title", title), ("caption", caption), ("alt", alt)):
            if not given.strip():
                raise InputError(f"figure '{id}': {name} is empty")
        spec = _plain_spec(id, chart)
        credits = [_source(reference) for reference in sources]
        files = rendered(spec, title=title, alt=alt, foot=[_foot(id, credits)])
        self._figures[id] = {
            "files": {**files, "spec.json": _compact(spec), "data.csv": _csv(frame)},
            "metadata": self._metadata(id, title, caption, credits, frame) | {"alt": alt},
        }
        return display.figure(id, title, alt, files["figure.svg"])

    def table(
        self, id: str, frame: pd.DataFrame, *, caption: str, sources: list[str]
    ) -> "display.Shown":
        """Record one table and return what the notebook shows of it.

        id: kebab-case, once in the whole book; frame: the rows as they shall be read, column
        names included; sources: as for `figure`. Raises InputError as `figure` does.
        """
        self._new(id, self._tables, _ID, "table id")
        credits = [_source(reference) for reference in sources]
        self._tables[id] = {
            "files": {"data.csv": _csv(frame)},
            "metadata": self._metadata(id, caption, caption, credits, frame),
        }
        return display.table(id, caption, frame)

    def verdict(self, claim_id: str, outcome: str, finding: str) -> None:
        """Record the verdict on one claim of data/claims.csv.

        outcome: one of analysis.evidence.OUTCOMES, computed by a rule; finding: text whose numbers
        are fields naming recorded values, e.g. 'The share is {share}.'.
        Raises InputError for an unknown claim or outcome, a second verdict on one claim, an
        unknown value key or a typed number.
        """
        known(claim_id, tables.read("claims")["id"], "claim")
        self._new(claim_id, self._verdicts, _ID, "verdict on claim")
        texts = {k: wording.with_unit(v["text"], v["unit"]) for k, v in self._values.items()}
        text, keys = finding_text(finding, texts)
        self._verdicts[claim_id] = {
            "outcome": checked_outcome(outcome),
            "finding": text,
            "values": keys,
        }

    def close(self) -> "display.Shown":
        """Write every file of the run and return its values and verdicts to be shown."""
        data = inputs.opened()
        hashes = fingerprint.of_run(self.notebook, self.parameters.plain(), data)
        given = os.environ.get(FOLDER_VARIABLE)
        # Under the runner the folder is still hidden; alone, this run hides its own until whole.
        own = _own_folder(self.notebook, hashes["fingerprint"])
        with contextlib.nullcontext(Path(given)) if given else whole_folder(own) as folder:
            for kind, entries in (("figures", self._figures), ("tables", self._tables)):
                for id, entry in entries.items():
                    self._write_entry(folder / kind / id, kind, id, entry, hashes["fingerprint"])
            _write(folder / "values.json", _json(self._values))
            _write(folder / "verdicts.json", _json(self._verdicts))
            _write(folder / "run.json", _json(self._record(data, hashes)))
        return display.summary(self.notebook, self._values, self._verdicts)

    def _record(self, data: dict, hashes: dict) -> dict:
        described = {row.pop("name"): row for row in self.parameters.described()}
        return {
            "notebook": self.notebook,
            "question": self.parameters.question(),
            "parameters": {
                name: {"value": value, **described[name]}
                for name, value in self.parameters.plain().items()
            },
            "versions": {"python": platform.python_version()} | {n: version(n) for n in _VERSIONS},
            "data": data,
            "hashes": {name: h for name, h in hashes.items() if name != "fingerprint"},
            "fingerprint": hashes["fingerprint"],
        }

    def _metadata(
        self, id: str, title: str, caption: str, credits: list[dict], frame: pd.DataFrame
    ) -> dict:
        return {
            "id": id,
            "notebook": self.notebook,
            "title": title,
            "caption": caption,
            "sources": credits,
            "references": _references(frame),
            "licence": _LICENCE,
            "parameters": self.parameters.plain(),
            "columns": [{"name": str(c)} for c in frame.columns],
        }

    def _write_entry(self, folder: Path, kind: str, id: str, entry: dict, run_hash: str) -> None:
        changed = self.parameters.overrides()
        cited = (id, entry["metadata"]["title"], run_hash, changed)
        metadata = entry["metadata"] | {
            "fingerprint": run_hash,
            "citation_text": citation.text(*cited),
        }
        files = entry["files"] | {"metadata.json": _json(metadata)}
        if kind == "figures":
            files["citation.bib"] = citation.bibtex(*cited).encode()
            files["citation.json"] = _json([citation.csl(*cited)])
        for name, content in files.items():
            _write(folder / name, content)

    def _new(self, name: str, taken: dict, pattern: re.Pattern, what: str) -> None:
        if not pattern.fullmatch(name):
            raise InputError(f"{what} '{name}': allowed is {pattern.pattern}")
        if name in taken:
            raise InputError(f"{what} '{name}' is recorded twice")


def _own_folder(notebook: str, run_hash: str) -> Path:
    """A folder for a run outside the runner, e.g. under plain papermill."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    return paths.RUNS / notebook / f"{now}-{run_hash[:12]}"


def _plain_spec(id: str, chart: alt.TopLevelMixin) -> dict:
    """The chart's Vega-Lite spec without theme, numbers rounded, as wide as its container."""
    with alt.theme.enable("none"):
        spec = chart.to_dict()
    if spec.get("config"):
        raise InputError(f"figure '{id}': the chart sets its own config; leave that to the theme")
    spec.pop("config", None)
    single = not {"facet", "hconcat", "vconcat", "concat", "repeat"} & spec.keys()
    if single and "width" not in spec:
        spec["width"] = "container"
        spec.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    return _rounded(spec)


def _rounded(node: Any) -> Any:
    if isinstance(node, float):
        return float(f"{node:.7g}")
    if isinstance(node, dict):
        return {key: _rounded(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_rounded(value) for value in node]
    return node


def _source(reference: str) -> dict:
    """A table of data/ as a figure credits it: title, path, licence, and where it comes from."""
    topic, _, _ = reference.rpartition("/")
    resource, package = tables.resource(reference), tables.descriptor(topic)
    licences = resource.get("licenses") or package["licenses"]
    return {
        "table": reference,
        "title": resource["title"],
        "path": "/".join(part for part in ("data", topic, resource["path"]) if part),
        "licence": ", ".join(licence["name"] for licence in licences),
        "references": resource.get("sources") or package["sources"],
    }


def _references(frame: pd.DataFrame) -> list[str]:
    """The distinct sources that the rows of a figure's own data name."""
    return sorted(set(frame["source"].dropna())) if "source" in frame.columns else []


def _foot(id: str, credits: list[dict]) -> str:
    data = "; ".join(dict.fromkeys(c["title"] for c in credits)) or "computed, no data table"
    report = citation.work()["title"].split(":")[0]
    return f"Data: {data}. Figure {id}, {report}, {_LICENCE}."


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, float_format="%.10g", lineterminator="\n").encode()


def _json(content: Any) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _compact(spec: dict) -> bytes:
    return (json.dumps(spec, separators=(",", ":"), ensure_ascii=False, sort_keys=True)).encode()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
