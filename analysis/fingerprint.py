"""What a run stands on, as one hash: notebook, parameters, reachable sources, data, constraints.

A published run is reused only while that hash is unchanged; nothing else is trusted.
"""

import hashlib
import json
from pathlib import Path

from analysis import paths, reach
from analysis.errors import DataError
from analysis.tables import digest

# Files outside the package that shape what a run writes.
_ALWAYS = ("constraints.txt", "CITATION.cff")


def of_run(notebook: str, parameters: dict, data: dict[str, str]) -> dict[str, str]:
    """The hashes of one run.

    notebook: its name; parameters: every value as JSON holds it; data: SHA-256 of each data file
    that the run has read, by path from the project's root.
    Returns {"notebook", "code", "fingerprint"} and one entry for each file of the environment.
    """
    parts = {"notebook": _notebook_hash(notebook), "code": _code_hash(notebook)}
    parts |= {name: digest(paths.ROOT / name) for name in _ALWAYS}
    whole = {**parts, "parameters": parameters, "data": data}
    return {**parts, "fingerprint": _sha(json.dumps(whole, sort_keys=True))}


def stale(notebook: str, parameters: dict, folder: Path | None = None) -> str | None:
    """Why the run in `folder` (default: the published one) must be made again; None when fresh."""
    folder = folder or paths.PUBLISHED / notebook
    try:
        was = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "it has not been run"
    except ValueError:
        return "its run.json cannot be read"
    given = {name: p["value"] for name, p in was["parameters"].items()}
    if given != parameters:
        return "its parameters changed"
    for name, before in was["data"].items():
        try:
            if digest(paths.ROOT / name) != before:
                return f"{name} changed"
        except DataError:
            return f"{name} is missing"
    now = of_run(notebook, parameters, was["data"])
    changed = [name for name in ("notebook", "code", *_ALWAYS) if now[name] != was["hashes"][name]]
    return f"{' and '.join(changed)} changed" if changed else None


def sources(notebook: str) -> list[Path]:
    """Every module of the package that the notebook's code can reach by imports, sorted."""
    cells = json.loads((paths.NOTEBOOKS / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    return reach.modules(reach.imports(code))


def _code_hash(notebook: str) -> str:
    return reach.code_hash(sources(notebook))


def _notebook_hash(notebook: str) -> str:
    cells = json.loads((paths.NOTEBOOKS / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    kept = [[c["cell_type"], "".join(c["source"]), c["metadata"].get("tags", [])] for c in cells]
    return _sha(json.dumps(kept))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
