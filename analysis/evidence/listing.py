"""What there is to be cited: the published figures and tables, and the paper's claims."""

from typing import Any

from analysis import paths, tables
from analysis.evidence import reading
from analysis.evidence.reading import Evidence


def figures() -> list[dict[str, Any]]:
    """One record per figure, then per table, of the published runs.

    Keys: id; kind, figure or table; title, a figure's question or a table's caption; answer, a
    figure's message in a line, None for a table; notebook. Raises as `reading.read` does.
    """
    evidence = _published()
    return [
        {
            "id": entry.id,
            "kind": entry.kind,
            "title": entry.title,
            "answer": getattr(entry.metadata, "answer", None),
            "notebook": entry.notebook,
        }
        for entries in (evidence.figures, evidence.tables)
        for entry in sorted(entries.values(), key=lambda entry: entry.id)
    ]


def claims() -> list[dict[str, Any]]:
    """One record per claim of data/claims.csv, in the paper's order.

    Keys: id; claim, in our words; outcome, finding and notebook, each None where no published run
    judges the claim. Raises as `reading.read` and `tables.read` do.
    """
    verdicts = _published().verdicts
    found = []
    for id, claim in tables.read("claims").set_index("id")["claim"].items():
        judged = verdicts.get(str(id))
        found.append(
            {
                "id": id,
                "claim": claim,
                "outcome": judged.outcome if judged else None,
                "finding": judged.finding if judged else None,
                "notebook": judged.notebook if judged else None,
            }
        )
    return found


def _published() -> Evidence:
    return reading.read(paths.PUBLISHED)
