"""What is said of a figure or a table, as templates over a study's values, parameters and words."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from analysis.errors import InputError
from analysis.evidence import templates


@dataclass(frozen=True)
class FigureText:
    """title: the question that the figure answers; answer: its message in one line; caption: what
    is drawn and how; alt: what the picture looks like (what its data hold is added).
    sources: tables of data/ that it stands on, as 'topic/table'.
    """

    title: str
    answer: str
    caption: str
    alt: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableText:
    """caption: what the rows are; sources: as for a figure."""

    caption: str
    sources: tuple[str, ...] = ()


def sentences(
    text: FigureText | TableText, text_of: Callable[[str, str], str], what: str
) -> dict[str, str]:
    """Every sentence of a text, its fields filled in, by name.

    text_of: as for `templates.filled`; what: which figure or table, for errors.
    Raises InputError for an empty sentence and as `templates.filled` does.
    """
    told = {}
    for field in fields(text):
        template = getattr(text, field.name)
        if field.name == "sources":
            continue
        if not template.strip():
            raise InputError(f"{what}: {field.name} is empty")
        told[field.name], _ = templates.filled(template, text_of, f"{what}: {field.name}")
    return told
