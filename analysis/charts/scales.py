"""The colour registry: categories that keep one colour in every figure of the report.

A chart that colours by a column named here takes its domain and its colours from here.
"""

import altair as alt

from analysis.charts.theme import COLOURS
from analysis.errors import InputError, known

# Column, then category, then the name of a colour of the theme; in the order of the legend.
SCALES: dict[str, dict[str, str]] = {
    "sensor": {"optical": "blue", "radar": "orange", "not stated": "grey"},
}


def scale(column: str) -> alt.Scale:
    """Domain and range of a registered column. Raises InputError for an unknown one."""
    colours = SCALES[known(column, SCALES, "colour scale")]
    return alt.Scale(domain=list(colours), range=[COLOURS[name] for name in colours.values()])


def checked(column: str, categories: list[str]) -> None:
    """Raises InputError for categories that the registered scale of a column does not colour."""
    for category in categories:
        try:
            known(category, SCALES[column], f"category of '{column}'")
        except InputError as error:
            raise InputError(f"{error} (analysis/charts/scales.py)") from None
