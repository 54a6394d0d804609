"""The forms of charts: a frame and the names of its columns in, an Altair chart out.

x, y, by and the like are column names, or an Altair channel where a chart needs its own scale or
axis. Titles are left out: what a figure records is titled from data/columns.csv. Colours of
registered columns come from `scales`.
"""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from analysis.charts import names, scales

PANEL_WIDTH, PANEL_HEIGHT = 270, 190
DASH = [4, 4]

Channel = str | alt.SchemaBase


def lines(
    frame: pd.DataFrame,
    x: Channel,
    y: Channel,
    by: Channel | None = None,
    *,
    order: Sequence | None = None,
    dash: Channel | None = None,
    detail: str | None = None,
    points: bool = False,
    step: bool = False,
    tooltip: Sequence | None = None,
) -> alt.Chart:
    """Lines of y over x, one for each category of `by`.

    order: of the categories; dash: column told apart by dashes; detail: column that interrupts
    lines; points: mark each row; step: hold each y until the next x; tooltip: columns shown, by
    default those that are drawn.
    """
    options: dict[str, Any] = {"point": True} if points else {}
    if step:
        options["interpolate"] = "step-after"
    chart = alt.Chart(frame).mark_line(**options)
    return _encoded(chart, frame, x, y, by, order, tooltip, strokeDash=dash, detail=detail)


def points(
    frame: pd.DataFrame,
    x: Channel,
    y: Channel,
    by: Channel | None = None,
    *,
    order: Sequence | None = None,
    shape: Channel | None = None,
    size: int = 60,
    tooltip: Sequence | None = None,
) -> alt.Chart:
    """A mark for each row; shape: column told apart by the mark's shape; size: square pixels."""
    chart = alt.Chart(frame).mark_point(size=size, opacity=1)
    return _encoded(chart, frame, x, y, by, order, tooltip, shape=shape)


def bars(
    frame: pd.DataFrame,
    x: Channel,
    y: Channel,
    by: Channel | None = None,
    *,
    x2: str | None = None,
    order: Sequence | None = None,
    thickness: int | None = None,
    tooltip: Sequence | None = None,
) -> alt.Chart:
    """Bars, stacked by the categories of `by` in their order; lying where y holds categories.

    x2: column at which a bar ends, for spans from x to x2; thickness: pixels.
    """
    options: dict[str, Any] = (
        {"height" if _kind(frame, y) in "NO" else "width": thickness} if thickness else {}
    )
    chart = alt.Chart(frame).mark_bar(**options)
    return _encoded(chart, frame, x, y, by, order, tooltip, x2=x2)


def areas(
    frame: pd.DataFrame,
    x: Channel,
    y: Channel,
    by: Channel | None = None,
    *,
    y2: str | None = None,
    order: Sequence | None = None,
    opacity: float | None = None,
    tooltip: Sequence | None = None,
) -> alt.Chart:
    """Areas stacked by the categories of `by`; with y2, a band from y to y2 for each of them."""
    options: dict[str, Any] = {} if opacity is None else {"opacity": opacity}
    chart = alt.Chart(frame).mark_area(**options)
    return _encoded(chart, frame, x, y, by, order, tooltip, y2=y2)


def rules(
    frame: pd.DataFrame, *, x: Channel | None = None, y: Channel | None = None, **mark: Any
) -> alt.Chart:
    """Dashed reference lines, one for each row, across the whole chart."""
    channels = {k: _channel(frame, c) for k, c in (("x", x), ("y", y)) if c is not None}
    return alt.Chart(frame).mark_rule(**{"strokeDash": DASH} | mark).encode(**channels)


def panels(
    chart: alt.Chart | alt.LayerChart,
    by: str,
    order: Sequence | None = None,
    *,
    columns: int = 2,
    width: int = PANEL_WIDTH,
    height: int = PANEL_HEIGHT,
    data: pd.DataFrame | None = None,
) -> alt.FacetChart:
    """The chart once for each category of a column, side by side.

    data: the frame of all panels, for a chart of layers.
    """
    sort: dict[str, Any] = {} if order is None else {"sort": list(order)}
    more: dict[str, Any] = {} if data is None else {"data": data}
    facet = alt.Facet(f"{by}:N", title=None, **sort)
    return chart.properties(width=width, height=height).facet(facet, columns=columns, **more)


def years(column: str = "fiscal_year", *, padding: int = 12) -> alt.X:
    """An axis of whole years across; padding: pixels between the axis's ends and the data."""
    axis = alt.X(f"{column}:Q", title=names.heading(column)).axis(
        format="d", tickMinStep=1, tickCount=9
    )
    return axis.scale(zero=False, nice=False, padding=padding)


def _encoded(
    chart: alt.Chart,
    frame: pd.DataFrame,
    x: Channel,
    y: Channel,
    by: Channel | None,
    order: Sequence | None,
    tooltip: Sequence | None,
    **others: Channel | None,
) -> alt.Chart:
    drawn = [x, y, by, *others.values()]
    shown = [_field(c) for c in drawn if c is not None] if tooltip is None else list(tooltip)
    channels = {name: _channel(frame, c) for name, c in others.items() if c is not None}
    if by is not None:
        channels["color"] = _colour(frame, by, order)
    if order is not None and channels.get("strokeDash") is not None and isinstance(by, str):
        channels["strokeDash"] = alt.StrokeDash(channels["strokeDash"], sort=list(order))
    known = [f for f in dict.fromkeys(shown) if not isinstance(f, str) or f.split(":")[0] in frame]
    return chart.encode(
        x=_channel(frame, x), y=_channel(frame, y), tooltip=[_typed(frame, f) for f in known],
        **channels,
    )  # fmt: skip


def _colour(frame: pd.DataFrame, by: Channel, order: Sequence | None) -> alt.Color | alt.SchemaBase:
    if not isinstance(by, str):
        return by
    name = _field(by)
    if name in scales.SCALES:
        categories = [str(c) for c in frame[name].dropna().unique()]
        return alt.Color(f"{name}:N", scale=scales.scale(name, categories))
    sort: dict[str, Any] = {} if order is None else {"sort": list(order)}
    return alt.Color(_typed(frame, by), **sort)


def _channel(frame: pd.DataFrame, channel: Channel) -> Any:
    return _typed(frame, channel) if isinstance(channel, str) else channel


def _typed(frame: pd.DataFrame, name: Any) -> Any:
    """A column name with the letter of its type; what bears one already stays."""
    if not isinstance(name, str) or ":" in name:
        return name
    return f"{name}:{_kind(frame, name)}"


def _kind(frame: pd.DataFrame, channel: Channel) -> str:
    if not isinstance(channel, str):
        kind = channel.to_dict().get("type", "nominal")
        return kind[0].upper()
    name, _, letter = channel.partition(":")
    if letter:
        return letter
    column = frame[name]
    if pd.api.types.is_datetime64_any_dtype(column):
        return "T"
    return "Q" if pd.api.types.is_numeric_dtype(column) else "N"


def _field(channel: Channel) -> str:
    if isinstance(channel, str):
        return channel.partition(":")[0]
    return str(channel.to_dict().get("field", ""))
