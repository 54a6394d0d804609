"""A reader's runs: one folder each under runs/, reused while nothing that they stand on changes."""

import json
from collections.abc import Callable
from pathlib import Path

from analysis import paths
from analysis.folders import locks, places
from analysis.folders.whole import sweep
from analysis.parameters.base import NotebookParameters
from analysis.runner.execution import execute, folder_of
from analysis.runner.staleness import stale
from analysis.runner.timing import Course


def place_of(notebook: str, out: Path) -> Path:
    """The absolute path of --out when a run of this notebook may go there.

    Raises InputError, as `places.free` does.
    """
    return places.free(out, folder_of(notebook), "--out")


def run(
    notebook: str,
    parameters: NotebookParameters,
    place: Path | None,
    tell: Callable[[str], None],
    follow: Callable[[Course], None] = lambda _course: None,
) -> tuple[Path, bool]:
    """The folder of a run with these parameters, and whether it had to be made.

    place: from `place_of`; None for a folder of its own under runs/. A whole run that equals this
    one is reused: the one at that place, or any. tell: gets one line when another process makes
    an equal run, or one for the same place, which is waited for. follow: as for `execute`.
    Raises as `execute` does.
    """
    plain = parameters.plain()
    key = str(place) if place else f"{notebook} {json.dumps(plain, sort_keys=True)}"
    to = f"for {place}" if place else "with these parameters"
    with locks.alone(key, lambda: tell(f"waiting for another run of {notebook} {to}")):
        parent, name = (place.parent, place.name) if place else (paths.RUNS / notebook, None)
        sweep(parent)
        earlier = [place] if place else _earlier(notebook)
        for folder in earlier:
            if stale(notebook, plain, folder) is None:
                return folder, False
        way_out = f"give another --out{'' if place else ' DIR'}"
        with places.told(folder_of(notebook), parent, way_out):
            return execute(notebook, parameters, parent, name, follow), True


def _earlier(notebook: str) -> list[Path]:
    own = sorted((paths.RUNS / notebook).glob("*-*/"), reverse=True)
    return [paths.PUBLISHED / notebook, *own]
