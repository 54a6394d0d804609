"""What a run stands on, as one hash: notebook, parameters, reachable sources, data, constraints.

A published run is reused only while that hash is unchanged; nothing else is trusted.
"""

import hashlib
import json
from pathlib import Path

from analysis import paths, reachable
from analysis.plain_files import notebook_cells
from analysis.tables import digest

# Files outside the package that shape what a run writes.
ALWAYS = (
    "constraints.txt",
    "CITATION.cff",
    "_static/fonts/pictures/regular.ttf",
    "_static/fonts/pictures/semibold.ttf",
)


def of_run(notebook: str, parameters: dict, data: dict[str, str]) -> dict[str, str]:
    """The hashes of one run.

    notebook: its name; parameters: every value as JSON holds it; data: SHA-256 of each data file
    that the run has read, by path from the project's root.
    Returns {"notebook", "code", "fingerprint"} and one entry for each file of the environment.
    """
    parts = {"notebook": _notebook_hash(notebook), "code": _code_hash(notebook)}
    parts |= {name: digest(paths.ROOT / name) for name in ALWAYS}
    whole = {**parts, "parameters": parameters, "data": data}
    return {**parts, "fingerprint": _sha(json.dumps(whole, sort_keys=True))}


def sources(notebook: str) -> list[Path]:
    """Every module of the package that the notebook's code can reach by imports, sorted."""
    cells = notebook_cells(paths.NOTEBOOKS / f"{notebook}.ipynb")
    code = "\n".join(c.text for c in cells if c.cell_type == "code")
    return reachable.modules(reachable.imports(code))


def _code_hash(notebook: str) -> str:
    return reachable.code_hash(sources(notebook))


def _notebook_hash(notebook: str) -> str:
    cells = notebook_cells(paths.NOTEBOOKS / f"{notebook}.ipynb")
    kept = [[c.cell_type, c.text, c.tags] for c in cells]
    return _sha(json.dumps(kept))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
