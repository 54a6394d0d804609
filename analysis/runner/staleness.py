"""Whether a run may be used again: only while nothing that it stands on has changed."""

import os
from pathlib import Path

from analysis import fingerprint, paths
from analysis.errors import DataError
from analysis.evidence import record
from analysis.folders import seals
from analysis.tables import digest


def stale(notebook: str, parameters: dict, folder: Path | None = None) -> str | None:
    """Why the run in `folder` (default: the published one) must be made again; None when fresh."""
    folder = folder or paths.PUBLISHED / notebook
    if not os.path.lexists(folder / "run.json"):
        return "not run yet"
    try:
        was = record.read(folder / "run.json", record.RunRecord)
    except DataError as error:
        return str(error)
    if {name: p.value for name, p in was.parameters.items()} != parameters:
        return "its parameters changed"
    for name, before in was.data.items():
        try:
            if digest(paths.ROOT / name) != before:
                return f"{name} changed"
        except DataError:
            return f"{name} is missing"
    now = fingerprint.of_run(notebook, parameters, was.data)
    changed = [
        name
        for name in ("notebook", "code", *fingerprint.ALWAYS)
        if now[name] != was.hashes.get(name)
    ]
    if changed:
        return f"{' and '.join(changed)} changed"
    damage = seals.damage(folder)
    return f"its {damage}" if damage else None
