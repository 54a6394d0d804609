"""The kinds of bad calls, each drawn with the files and folders that it needs.

A kind is a function of a draw (random.Random) and the project's root; it puts what it needs into
the project, `desk/` being the reader's own folder, and returns the calls to be made one after
another, each with what is right for it. Valid calls are among them, for a program that refuses
everything would else pass.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.faults.kinds import (
    catalogues,
    listing,
    own_runs,
    projects,
    records,
    running,
    tables,
    undoing,
)
from tests.faults.oracle import Call


class Kind(NamedTuple):
    """draw: makes the calls; weight: its share; place: the project that it is called in."""

    draw: Callable[[random.Random, Path], list[Call]]
    weight: float
    place: str = "toy"


KINDS = {
    "parameters": Kind(running.parameters, 4),
    "scenario": Kind(running.scenario, 4),
    "out": Kind(running.out, 4),
    "compare": Kind(records.compare, 3),
    "cite": Kind(records.cite, 3),
    "export": Kind(records.export, 2),
    "publish": Kind(records.publish, 2),
    "words": Kind(projects.words, 2),
    "telling": Kind(projects.telling, 1.5),
    "unknown names": Kind(projects.unknown_names, 2),
    "strip": Kind(projects.strip, 1.5),
    "project files": Kind(projects.project_files, 1.5),
    "table": Kind(tables.table, 3),
    "descriptor": Kind(tables.descriptor, 2),
    "damaged": Kind(tables.damaged, 1.5),
    "cite a run": Kind(own_runs.cite, 2),
    "export of a run": Kind(own_runs.export, 2),
    "json": Kind(listing.as_json, 2.5),
    "undo": Kind(undoing.undo, 2, "debris"),
    "catalogue": Kind(catalogues.catalogue, 4, "debris"),
}
