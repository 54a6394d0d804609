"""What the site carries beside its pages: evidence files, data tables, the chart runtime."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from analysis import paths, tables
from analysis.errors import DataError
from analysis.publishing import figures
from analysis.publishing.artifacts import Evidence

RUNTIME = "chart-runtime.js"


def write(evidence: Evidence, site: Path) -> None:
    """Bring the site's files up to date. Raises DataError for one that is missing."""
    for entry in (*evidence.figures.values(), *evidence.tables.values()):
        for ending, source in figures.site_files(entry).items():
            figures.copy_if_changed(source, site / figures.site_path(entry, ending))
    for file in _data_files(evidence):
        figures.copy_if_changed(paths.ROOT / file, site / figures.data_path(file))
    _write_runtime(site / "_static" / RUNTIME)


def _data_files(evidence: Evidence) -> set[str]:
    """The tables of data/, and those that figures stand on, by path from the project's root."""
    found = {
        source["path"]
        for entry in (*evidence.figures.values(), *evidence.tables.values())
        for source in entry.metadata["sources"]
    }
    for topic in tables.topics():
        for resource in tables.descriptor(topic)["resources"]:
            found.add("/".join(filter(None, ("data", topic, resource["path"]))))
    return found


def _write_runtime(file: Path) -> None:
    """Vega, Vega-Lite and Vega-Embed with the chart theme, in one script; made once."""
    from analysis.charts.theme import config

    themes = json.dumps({mode: config(mode) for mode in ("light", "dark")})
    stamp = hashlib.sha256((version("vl-convert-python") + themes).encode()).hexdigest()[:16]
    head = f"/* Vega, Vega-Lite and Vega-Embed (BSD-3-Clause); {stamp} */\n"
    try:
        with file.open(encoding="utf-8") as made:
            if made.readline() == head:
                return
    except OSError:
        pass
    import vl_convert

    bundle = vl_convert.javascript_bundle()
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        # A function of its own: the bundle's names must not reach the page.
        file.write_text(
            f"{head}window.evidenceThemes = {themes};\n(function () {{\n{bundle}\n}})();\n",
            encoding="utf-8",
        )
    except OSError as error:
        raise DataError(f"{file} cannot be written: {error.strerror.lower()}") from None
