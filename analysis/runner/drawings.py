"""In what a figure or table of one run differs from that of another."""

from typing import Any

from analysis.evidence.reading import Entry
from analysis.plain_files import content_of

_TEXTS = ("title", "answer", "caption", "alt")


def differing(before: Entry | None, after: Entry | None) -> dict[str, Any]:
    """A figure or table in two runs; None where one run has none of its name.

    Returns id, title and changed: of "data", "drawing" (the specification without its data) and
    "text" (title, answer, caption, text alternative) those that differ; "added" or "removed" where
    one run alone has it. Raises DataError for a file missing or malformed.
    """
    there = after or before
    assert there is not None
    if before is None or after is None:
        changed = ["added" if before is None else "removed"]
    else:
        old, new = _parts(before), _parts(after)
        changed = [part for part in old if old[part] != new[part]]
    return {"id": there.id, "changed": changed, "title": there.title}


def _parts(entry: Entry) -> dict[str, Any]:
    """What is compared, by the name of each part."""
    # Rows may be drawn that are not published; the names of datasets come from their rows.
    rows, drawing = [], None
    if entry.kind == "figure":
        spec = entry.specification()
        rows, drawing = list(spec.datasets.values()), _unnamed(spec.drawing)
    return {
        "data": (content_of(entry.folder / "data.csv"), rows),
        "drawing": drawing,
        "text": [getattr(entry.metadata, name, None) for name in _TEXTS],
    }


def _unnamed(node: Any) -> Any:
    """Part of a drawing without the names of its datasets."""
    if isinstance(node, list):
        return [_unnamed(item) for item in node]
    if not isinstance(node, dict):
        return node
    named = isinstance(node.get("data"), dict) and node["data"].keys() == {"name"}
    return {key: _unnamed(item) for key, item in node.items() if not (named and key == "data")}
