"""The colour registry: categories that keep one colour in every figure of the report.

A chart that colours by a column named here takes its domain and its colours from here.
"""

from collections.abc import Iterable

import altair as alt

from analysis.charts.theme import COLOURS
from analysis.errors import InputError, known

# Column, then category, then the name of a colour of the theme; in the order of the legend.
SCALES: dict[str, dict[str, str]] = {
    "budget_basis": {
        "Initial": "blue",
        "Fifteen months": "orange",
        "Request": "green",
        "Supplementary": "purple",
        "Contract": "brown",
        "Spent": "red",
    },
    "compares": {"unlike amounts": "orange", "like with like": "blue"},
    "half": {"Initial budget": "blue", "Supplementary of the year before": "purple"},
    "sensor_country": {
        "Japan": "blue", "United States": "orange", "Australia": "green", "India": "red",
    },
    "detection": {
        "Seen by the old radar": "orange", "Seen since 2023": "blue", "Not seen": "grey",
    },
    "radar": {
        "Kamisaibara since 2023": "blue", "Kamisaibara to 2023": "orange", "MOTR, India": "green",
    },
    "object_class": {
        "stated": "grey", "debris": "green", "payloads": "blue", "rocket bodies": "orange",
        "unknown": "purple",
    },
    "payloads_of": {"Japan": "blue", "China": "orange", "all": "green"},
    "comparison": {
        "stated in 2020": "grey",
        "as stated": "blue",
        "year alone sourced": "orange",
        "later or still ahead": "red",
        "another date": "purple",
        "open": "brown",
    },
    "looked_by": {
        "Radar, Japan": "blue", "Camera, India": "orange", "AIS, Japan": "green",
        "AIS, India": "red",
    },
    "outline": {
        "ALOS-2, 3 m": "blue", "ALOS-4, 3 m": "orange", "ALOS-4, 25 m": "green",
        "Reach of the 3 m beams": "red", "AIS, at one instant": "purple",
    },
    "sensor": {"optical": "blue", "radar": "orange", "not stated": "grey"},
    "served_by": {
        "NavIC alone": "blue", "QZSS alone": "purple", "either alone": "green",
        "only together": "yellow",
    },
}  # fmt: skip


def scale(column: str, categories: Iterable[str] | None = None) -> alt.Scale:
    """Domain and range of a registered column.

    categories: those that the chart shows, so that its legend names no other; None for all.
    Raises InputError for an unknown column and for a category that its scale does not colour.
    """
    colours = SCALES[known(column, SCALES, "colour scale")]
    shown = set(colours) if categories is None else set(categories)
    for category in sorted(shown):
        try:
            known(category, colours, f"category of '{column}'")
        except InputError as error:
            raise InputError(f"{error} (analysis/charts/scales.py)") from None
    kept = [name for name in colours if name in shown]
    return alt.Scale(domain=kept, range=[COLOURS[colours[name]] for name in kept])
