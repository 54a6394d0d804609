"""How the changes from one run to another are told to a reader."""

from typing import TYPE_CHECKING, Any

from analysis.command_line import layout

if TYPE_CHECKING:
    from analysis.runner.comparison import Changes

# What each kind is called, and the keys of its rows with their heads.
_KINDS = {
    "parameters": ("parameters", ["name", "before", "after", "unit", "description"]),
    "values": ("values", ["name", "before", "after", "difference", "unit", "description"]),
    "figures": ("figures", ["id", "changed", "title"]),
    "tables": ("tables", ["id", "changed", "title"]),
    "data": ("data files", ["file", "change"]),
    "packages": ("packages", ["name", "before", "after"]),
}


def changes(found: "Changes") -> None:
    """What went in, what was found and what is shown otherwise, kind by kind."""
    for kind in ("parameters", "values"):
        _rows(kind, getattr(found, kind))
    if found.beyond_digits:
        layout.line(f"values that differ beyond the digits shown: {found.beyond_digits}")
    _verdicts(found.verdicts)
    for kind in ("figures", "tables", "data"):
        _rows(kind, getattr(found, kind))
    layout.line(f"code: {', '.join(found.code) or 'none'} changed")
    _rows("packages", found.packages)


def _rows(kind: str, rows: list[dict[str, Any]]) -> None:
    name, keys = _KINDS[kind]
    if not rows:
        layout.line(f"{name}: none changed")
        return
    layout.line(f"{name} changed: {len(rows)}")
    layout.records(keys, ({key: _cell(key, row[key]) for key in keys} for row in rows))


def _cell(key: str, value: Any) -> Any:
    if key == "difference":
        return "" if value is None else f"{value:+.4g}"
    return ", ".join(value) if key == "changed" else value


def _verdicts(rows: list[dict[str, Any]]) -> None:
    """Outcomes first: a finding may have other words and the same outcome."""
    judged = [row for row in rows if row["before"] != row["after"]]
    worded = [row for row in rows if row["before"] == row["after"]]
    layout.line(f"verdicts changed: {len(judged)}" if judged else "verdicts: none changed")
    for row in judged:
        layout.line(f"{row['claim']}: {_outcome(row['after'])}, before {_outcome(row['before'])}")
        _findings(row)
    if worded:
        layout.line(f"findings with other words and the same outcome: {len(worded)}")
    for row in worded:
        layout.line(f"{row['claim']}: {row['after']}")
        _findings(row)


def _findings(row: dict[str, Any]) -> None:
    for when, finding in (("now", row["finding_after"]), ("before", row["finding_before"])):
        layout.paragraph(f"{when}: {finding or 'nothing'}")


def _outcome(outcome: str | None) -> str:
    return outcome or "not judged"
