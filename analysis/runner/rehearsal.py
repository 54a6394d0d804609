"""Try the notebooks on new tables before they take the place of the present ones.

Whole studies are computed, at their defaults: what breaks on a thin catalogue is the model at
the end of a chain, not the reading of a table. That takes as long as the notebooks themselves,
seconds each, and no kernel. It happens in a process of its own, which alone sees the new tables.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from analysis import fingerprint, paths
from analysis.errors import RunError, one_line
from analysis.folders.whole import copy, link_to_it
from analysis.parameters.base import NotebookParameters
from analysis.runner.registry import notebooks, parameter_model
from analysis.studies import study_of


def failures(topic: str, tables: Path) -> list[tuple[str, str]]:
    """(notebook, why it would not run) of every notebook that reads a topic.

    topic: a folder of data/; tables: what would take its place. Raises RunError when the notebooks
    cannot be tried at all.
    """
    with tempfile.TemporaryDirectory() as apart:
        data = Path(apart) / "data"
        copy(paths.DATA, data, hidden=False, link=link_to_it)
        copy(tables, data / topic)
        tried = subprocess.run(
            [sys.executable, "-m", "analysis.runner.rehearsal", str(data), *readers(topic)],
            cwd=paths.ROOT,
            capture_output=True,
            text=True,
        )
    if tried.returncode:
        last = tried.stderr.strip().splitlines()[-1:] or [f"exit code {tried.returncode}"]
        raise RunError(f"the notebooks could not be tried on the new tables: {last[0]}")
    return [(name, why) for name, why in json.loads(tried.stdout.splitlines()[-1])]


def readers(topic: str) -> list[str]:
    """The notebooks whose code can reach a module that names a table of the topic."""
    named = f'"{topic}/'
    return [
        name
        for name in notebooks()
        if any(named in file.read_text(encoding="utf-8") for file in fingerprint.sources(name))
    ]


def _tried(notebook: str) -> str | None:
    """Why a study cannot be computed at its defaults; None when it can."""
    try:
        model: type[NotebookParameters] = parameter_model(notebook)
        study = study_of(notebook)(model.validated({}))
        for section in type(study).sections():
            getattr(study, section)
        study.findings()
    except Exception as error:  # whatever it is, the notebook would end in it
        why = str(error).replace(f"{paths.DATA}{os.sep}", "data/")  # gone when this is read
        return one_line(f"would not run: {why or type(error).__name__}")
    return None


if __name__ == "__main__":
    paths.DATA = Path(sys.argv[1])
    reasons = ((name, _tried(name)) for name in sys.argv[2:])
    print(json.dumps([(name, why) for name, why in reasons if why]))
