"""Maps on plain longitude and latitude axes: cells, tracks and boxes under coastlines.

Axes rather than a projection, so that a map is as wide as its page, cells stay rectangles and the
reader can read degrees off. Coastlines only, no borders. Marks carry no text of their own: the
figure's text alternative speaks for them, and a map of thousands of cells stays small.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import numpy as np
import pandas as pd

from analysis.charts import forms

_FINEST_DEG = 0.5
_EAST = "(datum.value % 360 + 540) % 360 - 180"


class Window(NamedTuple):
    """What a map shows, in degrees; west to east, so that 30 to 190 crosses the date line."""

    south: float
    north: float
    west: float
    east: float


def coast_lines(coastlines: Mapping, window: Window, finest_deg: float = _FINEST_DEG):
    """The coast inside a window as a frame: at (drawing order), x, y (degrees), part (a line each).

    coastlines: a GeoJSON feature of a MultiLineString. A line is cut where it leaves the window;
    points closer than finest_deg to the one before are left out, ends of lines are kept.
    """
    rows, part = [], 0
    for line in coastlines["geometry"]["coordinates"]:
        points = np.asarray(line, dtype=float)
        x, y = eastward(points[:, 0], window), points[:, 1]
        within = (x <= window.east) & (y >= window.south) & (y <= window.north)
        leaps = np.abs(np.diff(x, prepend=x[0])) > 180.0
        breaks = np.cumsum(leaps | ~within)
        for label in np.unique(breaks[within]):
            chosen = np.flatnonzero(within & (breaks == label))
            kept = _thinned(x[chosen], y[chosen], finest_deg)
            part += 1
            rows += [(round(a, 1), round(b, 1), part) for a, b in kept]
    return pd.DataFrame(rows, columns=["x", "y", "part"]).rename_axis("at").reset_index()


def eastward(longitude_deg, window: Window):
    """Longitudes turned into the window's own count of degrees, e.g. -175 to 185."""
    return (longitude_deg - window.west) % 360.0 + window.west


def in_window(frame: pd.DataFrame, window: Window) -> pd.DataFrame:
    """A frame with x and y, degrees in the window, in place of longitude_deg and latitude_deg."""
    kept = frame.drop(columns=["latitude_deg", "longitude_deg"])
    return kept.assign(
        x=eastward(frame["longitude_deg"], window).round(2), y=frame["latitude_deg"].round(2)
    )


def coast(lines: pd.DataFrame, window: Window) -> alt.Chart:
    """The coast as a layer; `lines` as from `coast_lines`."""
    return (
        alt.Chart(lines)
        .mark_line(strokeWidth=0.7, color="#80868f", aria=False)
        .encode(_x("x", window), _y("y", window), detail="part:N", order="at:Q")
    )


def lines(
    frame: pd.DataFrame,
    window: Window,
    by: forms.Channel | None = None,
    *,
    order: str = "point:Q",
    dash: forms.Channel | None = None,
    tooltip: Sequence | None = None,
    **mark: Any,
) -> alt.Chart:
    """Lines over a map, cut at its edges: rows of longitude_deg and latitude_deg.

    by: column of a line's colour; order: column that puts a line's points in order, with the letter
    of its type; dash, tooltip: as for `forms.lines`; mark: properties of the lines.
    """
    drawn = forms.lines(
        frame, _x("longitude_deg", window), _y("latitude_deg", window), by, dash=dash,
        tooltip=tooltip,
    )  # fmt: skip
    return drawn.mark_line(clip=True, **mark).encode(order=alt.Order(order))


def spots(
    frame: pd.DataFrame,
    window: Window,
    by: forms.Channel | None = None,
    *,
    tooltip: Sequence | None = None,
    size: int = 90,
) -> alt.Chart:
    """A mark over a map for each row of longitude_deg and latitude_deg; by: column of its colour.

    size: square pixels.
    """
    return forms.points(
        frame, _x("longitude_deg", window), _y("latitude_deg", window), by, tooltip=tooltip,
        size=size,
    )  # fmt: skip


def panels(
    frame: pd.DataFrame,
    panel: str,
    value: str,
    colour: alt.Color,
    step_deg: float,
    lines: pd.DataFrame,
    window: Window,
    order: Sequence[str],
    boxes: pd.DataFrame | None = None,
) -> alt.FacetChart:
    """One map per value of a column, in `order`: cells coloured by another, under the coast.

    frame: columns latitude_deg, longitude_deg (centres of cells), `panel` and `value`; a missing
        value leaves its cell open. colour: encoding of the field `value`. boxes: rows south,
        north, west, east drawn as outlines in every panel.
    """
    strips = _strips(in_window(frame, window), panel, value, step_deg, window)
    spec = colour.to_dict()
    title = spec.get("title") if isinstance(spec, dict) else None
    cells = (
        alt.Chart()
        .transform_calculate(y0=f"datum.y - {step_deg / 2}", y1=f"datum.y + {step_deg / 2}")
        .mark_rect(strokeWidth=0, aria=False)
        .encode(
            _x("x0", window),
            alt.X2("x1"),
            _y("y0", window),
            alt.Y2("y1"),
            colour,
            tooltip=[
                alt.Tooltip(f"{value}:N", **({"title": title} if title else {})),
                alt.Tooltip("y:Q", title="Latitude (deg N)"),
                alt.Tooltip("x0:Q", title="From longitude (deg E)"),
                alt.Tooltip("x1:Q", title="To longitude (deg E)"),
            ],
        )
    )
    layers = [cells, coast(lines, window)]
    if boxes is not None:
        layers.append(outlines(boxes, window))
    return (
        alt.layer(*layers)
        .properties(width=290, height=200)
        .facet(
            alt.Facet(f"{panel}:N", title=None, sort=list(order)),
            data=strips[strips[panel].isin(order)],
            columns=2,
        )
    )


def _strips(
    cells: pd.DataFrame, panel: str, value: str, step_deg: float, window: Window
) -> pd.DataFrame:
    """Neighbours of equal value in a row of cells as one strip: y, x0, x1, `panel`, `value`.

    A map drawn by strips looks the same and weighs a fraction.
    """
    row = cells.dropna(subset=[value]).sort_values([panel, "y", "x"], ignore_index=True)
    same = (row[[panel, "y", value]] == row[[panel, "y", value]].shift()).all(axis=1)
    adjoining = (row["x"] - row["x"].shift()).sub(step_deg).abs() < 0.1
    strips = row.groupby((~(same & adjoining)).cumsum()).agg(
        {panel: "first", value: "first", "y": "first", "x": ["min", "max"]}
    )
    strips.columns = [panel, value, "y", "x0", "x1"]
    strips["x0"] = (strips["x0"] - step_deg / 2).clip(lower=window.west)
    strips["x1"] = (strips["x1"] + step_deg / 2).clip(upper=window.east)
    return strips.reset_index(drop=True)


def outlines(boxes: pd.DataFrame, window: Window) -> alt.Chart:
    """Boxes as a layer of outlines: rows south, north, west, east in degrees."""
    return (
        alt.Chart(boxes)
        .mark_rect(filled=False, strokeWidth=1.8, stroke="#cf4b57", aria=False)
        .encode(_x("west", window), alt.X2("east"), _y("south", window), alt.Y2("north"))
    )


def _thinned(x: np.ndarray, y: np.ndarray, finest_deg: float) -> list[tuple[float, float]]:
    kept = [(x[0], y[0])]
    for point in zip(x[1:-1], y[1:-1], strict=True):
        if np.hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= finest_deg:
            kept.append(point)
    return kept if len(x) == 1 else [*kept, (x[-1], y[-1])]


def _x(field: str, window: Window) -> alt.X:
    label = f"({_EAST}) < 0 ? -({_EAST}) + '° W' : ({_EAST}) + '° E'"
    return (
        alt.X(f"{field}:Q", title="Longitude")
        .scale(domain=[window.west, window.east], nice=False, zero=False)
        .axis(labelExpr=label, values=_ticks(window.west, window.east, 30), grid=False)
    )


def _y(field: str, window: Window) -> alt.Y:
    label = "datum.value < 0 ? -datum.value + '° S' : datum.value + '° N'"
    return (
        alt.Y(f"{field}:Q", title="Latitude")
        .scale(domain=[window.south, window.north], nice=False, zero=False)
        .axis(labelExpr=label, values=_ticks(window.south, window.north, 20), grid=False)
    )


def _ticks(low: float, high: float, step: int) -> list[int]:
    return list(range(int(np.ceil(low / step)) * step, int(high) + 1, step))
