"""What is said of the figures and tables, for each topic."""

from analysis.evidence.texts import FigureText, TableText
from analysis.validation.all_topics import TABLES as COMPARED_TABLES

# Topics of which some rows are regression guards.
GUARDED = ("orbits", "coverage", "positioning", "debris", "surveillance")


def figure_id(topic: str) -> str:
    """The figure of a topic."""
    return f"validation-{topic}-differences"


def table_id(topic: str) -> str:
    """The table of a topic's comparisons."""
    return f"validation-{topic}"


def guards_id(topic: str) -> str:
    """The table of a topic's regression guards."""
    return f"guards-{topic}"


FIGURES = {
    figure_id(topic): FigureText(
        title=f"How far from published numbers? ({topic})",
        answer=f"Comparisons within their tolerance: {{{topic}_agree}} of {{{topic}_compared}}.",
        caption="Every comparison of the topic whose tolerance comes from the rounding of the "
        "printed numbers or from what their source states. Ours less theirs; regression guards "
        "are left out.",
        alt="A horizontal bar for each comparison, to the left or right of zero; the ends of the "
        "axis are the tolerance. Colour tells whether the difference lies within it.",
        sources=tables,
    )
    for topic, tables in COMPARED_TABLES.items()
}

TABLES = {
    table_id(topic): TableText(f"Our numbers beside published ones: {topic}.", tables)
    for topic, tables in COMPARED_TABLES.items()
} | {
    guards_id(topic): TableText(f"Regression guards: {topic}.", COMPARED_TABLES[topic])
    for topic in GUARDED
}
