"""What the shell may complete, from names alone: no record is read and no model is computed.

A shell completes the words of a program, which `python -m analysis` is not: the package installs
one of its own, SCRIPT, that does the same.
"""

import os
import sys
from pathlib import Path
from typing import Any

from analysis import paths

SCRIPT = "japan-in-orbit"
_ASKING = "_JAPAN_IN_ORBIT_COMPLETE"  # as typer names it


def is_script() -> bool:
    """Whether this process was called by the name that a shell completes."""
    return Path(sys.argv[0]).stem == SCRIPT


def is_asked() -> bool:
    """Whether it was called by a shell that wants to know what may come next."""
    return is_script() and bool(os.environ.get(_ASKING))


def notebooks(incomplete: str) -> list[str]:
    """Notebooks that begin so."""
    return [name for name in paths.notebooks() if name.startswith(incomplete)]


def entries(incomplete: str) -> list[str]:
    """Figures and tables of the published runs that begin so."""
    found = paths.PUBLISHED.glob("*/*/*/metadata.json")
    return sorted(f.parent.name for f in found if f.parent.name.startswith(incomplete))


def parameters(ctx: Any, incomplete: str) -> list[str]:
    """`name=` of each parameter that begins so, of the notebook named before."""
    from analysis.runner import registry

    # An option that still wants its value leaves the words before it unread.
    notebook = ctx.params.get("notebook") or next(iter(ctx.args), None)
    if notebook not in paths.notebooks():
        return []
    names = registry.parameter_model(notebook).model_fields
    return [f"{name}=" for name in names if name.startswith(incomplete)]
