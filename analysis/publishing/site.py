"""What the site carries beside its pages: evidence files, data tables, the chart runtime."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from analysis import paths, tables
from analysis.errors import DataError
from analysis.evidence import record
from analysis.evidence.reading import Evidence
from analysis.publishing import figures

RUNTIME = "chart-runtime.js"
SCHEMA = "_static/evidence/schema.json"
_WRAPPING = "1"  # counts changes of what is written around the bundle


def write(evidence: Evidence, site: Path) -> None:
    """Bring the site's files up to date. Raises DataError for one that is missing."""
    for entry in (*evidence.figures.values(), *evidence.tables.values()):
        for ending, source in figures.site_files(entry).items():
            figures.copy_if_changed(source, site / figures.site_path(entry, ending))
    for figure in evidence.figures.values():
        script = figures.spec_script(figure)
        _write_if_changed(site / figures.site_path(figure, "spec.js"), script)
    for file in _data_files(evidence):
        figures.copy_if_changed(paths.ROOT / file, site / figures.data_path(file))
    _write_if_changed(site / SCHEMA, record.json_schema().decode())
    _write_runtime(site / "_static" / RUNTIME)


def _data_files(evidence: Evidence) -> set[str]:
    """The tables of data/, and those that figures stand on, by path from the project's root."""
    found = {
        source.path
        for entry in (*evidence.figures.values(), *evidence.tables.values())
        for source in entry.metadata.sources
    }
    for topic in tables.topics():
        for resource in tables.descriptor(topic).resources:
            found.add("/".join(filter(None, ("data", topic, resource.path))))
    return found


def _write_runtime(file: Path) -> None:
    """Vega, Vega-Lite and Vega-Embed with the chart theme, in one script; made once."""
    from analysis.charts.theme import config

    themes = json.dumps({mode: config(mode) for mode in ("light", "dark")})
    stamp = hashlib.sha256(
        (version("vl-convert-python") + themes + _WRAPPING).encode()
    ).hexdigest()[:16]
    head = f"/* Vega, Vega-Lite and Vega-Embed (BSD-3-Clause); {stamp} */\n"
    try:
        with file.open(encoding="utf-8") as made:
            if made.readline() == head:
                return
    except OSError:
        pass
    import vl_convert

    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub asks for a snippet
    # A function of its own, so that the bundle's names do not reach the page, with a console of its
    # own, so that Vega-Lite's hints to chart authors do not reach the reader; errors still do.
    script = (
        f"{head}window.evidenceThemes = {themes};\n"
        f"(function (console) {{\n{bundle}\n}})({{ ...console, warn() {{}} }});\n"
    )
    _write_if_changed(file, script)


def _write_if_changed(file: Path, text: str) -> None:
    try:
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DataError(
            f"{file} cannot be written: {(error.strerror or str(error)).lower()}"
        ) from None
