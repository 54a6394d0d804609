"""A reader's runs: one folder each under runs/, reused while nothing that they stand on changes."""

import datetime
from pathlib import Path

from analysis import paths
from analysis.errors import InputError
from analysis.evidence import record
from analysis.parameters.base import NotebookParameters
from analysis.runner.execution import execute
from analysis.runner.staleness import stale


def run(notebook: str, parameters: NotebookParameters, out: Path | None) -> tuple[Path, bool]:
    """The folder of a run with these parameters, and whether it had to be made.

    out: where to put it; None for a folder of its own under runs/, reusing an equal run.
    Raises as `execute` does.
    """
    if out is None:
        earlier = _reusable(notebook, parameters)
        if earlier:
            return earlier, False
    new = out.absolute() if out else paths.RUNS / notebook / "new"
    execute(notebook, parameters, new)
    return (new if out else _named(new)), True


def free(out: Path) -> Path:
    """`out` when a run may go there: new, empty, or an earlier run. Raises InputError else."""
    taken = out.is_file() or (out.is_dir() and any(out.iterdir()))
    if taken and not (out / "run.json").is_file():
        raise InputError(f"--out {out}: allowed is a new folder, an empty one or an earlier run's")
    return out


def _named(folder: Path) -> Path:
    """Give a new run its name, <time>-<hash>."""
    run_hash = record.read(folder / "run.json", record.RunRecord).fingerprint
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    return folder.rename(folder.with_name(f"{now}-{run_hash[:12]}"))


def _reusable(notebook: str, parameters: NotebookParameters) -> Path | None:
    own = sorted((paths.RUNS / notebook).glob("*-*/"), reverse=True)
    for folder in [paths.PUBLISHED / notebook, *own]:
        if stale(notebook, parameters.plain(), folder) is None:
            return folder
    return None
