"""In what a figure or table of one run differs from that of another."""

import json
from pathlib import Path
from typing import Any

from analysis.errors import DataError, reason
from analysis.evidence import record

_TEXTS = ("title", "answer", "caption", "alt")


def differing(before: Path | None, after: Path | None) -> dict[str, Any]:
    """A figure or table by its folders in two runs; None where one run has none of its name.

    Returns id, title and changed: of "data", "drawing" (the specification without its data) and
    "text" (title, answer, caption, text alternative) those that differ; "added" or "removed" where
    one run alone has it. Raises DataError for a file missing or malformed.
    """
    there = after or before
    assert there is not None
    title = _texts(there)[0]
    if before is None or after is None:
        changed = ["added" if before is None else "removed"]
    else:
        changed = [
            part
            for part, of in (("data", _data), ("drawing", _drawing), ("text", _texts))
            if of(before) != of(after)
        ]
    return {"id": there.name, "changed": changed, "title": title}


def _data(folder: Path) -> tuple[bytes, list[Any]]:
    """The published table, and whatever rows the specification holds besides."""
    return _bytes(folder / "data.csv"), list(_specification(folder).get("datasets", {}).values())


def _drawing(folder: Path) -> Any:
    """The specification without its datasets, and without the names that their rows give them."""
    spec = _specification(folder)
    spec.pop("datasets", None)
    return _unnamed(spec)


def _unnamed(node: Any) -> Any:
    if isinstance(node, list):
        return [_unnamed(item) for item in node]
    if not isinstance(node, dict):
        return node
    named = isinstance(node.get("data"), dict) and node["data"].keys() == {"name"}
    return {key: _unnamed(item) for key, item in node.items() if not (named and key == "data")}


def _texts(folder: Path) -> list[Any]:
    kind = record.FigureRecord if folder.parent.name == "figures" else record.TableRecord
    told = record.read(folder / "metadata.json", kind)
    return [getattr(told, name, None) for name in _TEXTS]


def _specification(folder: Path) -> dict[str, Any]:
    if folder.parent.name != "figures":
        return {}
    file = folder / "spec.json"
    try:
        found = json.loads(_bytes(file))
    except (ValueError, RecursionError) as error:
        raise DataError(f"{folder.name}/{file.name} cannot be read: {reason(error)}") from None
    if not isinstance(found, dict):
        raise DataError(f"{folder.name}/{file.name} cannot be read: it is no specification")
    return found


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(f"{file.parent.name}/{file.name}: {reason(error)}") from None
