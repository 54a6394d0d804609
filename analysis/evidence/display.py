"""What a notebook shows of its evidence: HTML that stands alone and that the book recognises.

The book replaces each element with a `data-evidence-…` attribute by its own rendering.
"""

import base64
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.evidence.record import Values, Verdicts

_ROWS_SHOWN = 200


@dataclass(frozen=True)
class Shown:
    """A cell's result, as HTML."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True)
class Prose:
    """A paragraph, as Markdown."""

    text: str

    def _repr_markdown_(self) -> str:
        return self.text


def figure(id: str, title: str, alt: str, svg: bytes) -> Shown:
    """A figure as its static picture."""
    picture = base64.b64encode(svg).decode()
    return Shown(
        f'<figure data-evidence-figure="{id}"><img alt="{escape(alt)}" '
        f'src="data:image/svg+xml;base64,{picture}" style="max-width:100%">'
        f"<figcaption>{escape(title)}</figcaption></figure>"
    )


def table(id: str, caption: str, frame: pd.DataFrame, headings: list[str]) -> Shown:
    """A table's first rows, under what a reader is told of its columns."""
    titled = frame.head(_ROWS_SHOWN).set_axis(headings, axis=1)
    body = titled.to_html(index=False, na_rep="", border=0)
    return Shown(f'<div data-evidence-table="{id}"><p>{escape(caption)}</p>{body}</div>')


def findings(notebook: str, values: Values, verdicts: Verdicts) -> Shown:
    """The values and the verdicts of a run."""
    rows = pd.DataFrame(
        [(k, v.text, v.unit or "", v.description) for k, v in values.items()],
        columns=["value", "number", "unit", "what it is"],
    )
    judged = pd.DataFrame(
        [(k, v.outcome, v.finding) for k, v in verdicts.items()],
        columns=["claim", "outcome", "finding"],
    )
    parts = [("values", rows), ("verdicts", judged)]
    return Shown(
        "".join(
            f'<div data-evidence-{name}="{notebook}">{frame.to_html(index=False, border=0)}</div>'
            for name, frame in parts
            if len(frame)
        )
    )
