"""The project from Python: `from analysis import run, findings, compare`.

What the command line does, without its texts: a folder, findings, changes.
"""

from pathlib import Path
from typing import Any

from analysis.runner import comparison, registry, runs
from analysis.runner.comparison import Changes
from analysis.studies import study_of
from analysis.studies.base import Findings


def run(notebook: str, /, *, out: Path | str | None = None, **parameters: Any) -> Path:
    """Run a notebook in a kernel, and return the folder of the run; an equal run is reused.

    parameters: by name, the published run's values elsewhere; out: where to put the run, by default
    a folder of its own under runs/.
    Raises InputError for an unknown notebook, a parameter or a place that is not allowed; RunError
    for a notebook that failed; DataError for broken data.
    """
    given = registry.parameter_model(notebook).validated(parameters)
    place = runs.place_of(notebook, Path(out)) if out is not None else None
    folder, _ = runs.run(notebook, given, place, lambda _told: None)
    return folder


def findings(notebook: str, /, **parameters: Any) -> Findings:
    """Every value and verdict of a notebook, computed here: no kernel, no figure, nothing written.

    parameters: as for `run`. Raises InputError and DataError as `run` does.
    """
    model = registry.parameter_model(notebook)
    return study_of(notebook)(model.validated(parameters)).findings()


def compare(run: Path | str, earlier: Path | str | None = None) -> Changes:
    """What changed in a run folder, against an earlier run or the published one.

    Raises InputError when either is not a run folder, they are of different notebooks, or there is
    no published run to compare with.
    """
    if earlier is None:
        return comparison.against_published(Path(run))
    return comparison.compare(Path(earlier), Path(run))
