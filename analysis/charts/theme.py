"""The altair theme `japan_in_orbit`: palettes that hold on a light and on a dark page.

Each named colour has a contrast of at least 3:1 on both backgrounds (WCAG 2.1, 1.4.11), so a chart
may name a colour and still follow the page. The categorical order keeps neighbours apart for
colour-blind readers (after Okabe and Ito, 2008).
"""

from typing import Literal

import altair as alt

from analysis.charts import fonts

Mode = Literal["light", "dark"]

NAME = "japan_in_orbit"
EXPORT_WIDTH = 640
HEIGHT = 320

COLOURS = {
    "blue": "#2f7dc4",
    "orange": "#c9741a",
    "green": "#2a936a",
    "red": "#cf4b57",
    "purple": "#8c6bc8",
    "sky": "#2f9bb8",
    "brown": "#a5714a",
    "pink": "#c765a0",
    "yellow": "#a08a10",
    "grey": "#80868f",
}

BACKGROUND = {"light": "#ffffff", "dark": "#14181e"}
_INK = {"light": "#1f2328", "dark": "#e4e7eb"}
_QUIET = {"light": "#59616b", "dark": "#a3acb8"}
_GRID = {"light": "#e3e6ea", "dark": "#303741"}

_HEATMAP = {
    "light": ["#f0f4f8", "#b7d3e9", "#6faad6", "#2f7dc4", "#1c5489", "#0f2f52"],
    "dark": ["#1b2530", "#1c4468", "#2f7dc4", "#6faad6", "#b7d3e9", "#f0f4f8"],
}
_DIVERGING = {
    "light": ["#8a3d0a", "#c9741a", "#eec28e", "#f3f3f1", "#9cc6e6", "#2f7dc4", "#154a7d"],
    "dark": ["#f0b36c", "#c9741a", "#6b4218", "#2a2f36", "#1f4a72", "#2f7dc4", "#9cc6e6"],
}


def config(mode: Mode = "light") -> dict:
    """The Vega-Lite `config` of one mode."""
    ink, quiet, grid = _INK[mode], _QUIET[mode], _GRID[mode]
    return {
        "background": BACKGROUND[mode],
        "font": fonts.STACK,
        "padding": {"left": 4, "right": 12, "top": 8, "bottom": 4},
        "view": {"stroke": None, "continuousWidth": EXPORT_WIDTH, "continuousHeight": HEIGHT},
        "title": {
            "anchor": "start",
            "frame": "group",
            "color": ink,
            "subtitleColor": quiet,
            "fontSize": 16,
            "subtitleFontSize": 13,
            "fontWeight": 600,
            "offset": 14,
        },
        "axis": {
            "labelColor": quiet,
            "titleColor": ink,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": 400,
            "titlePadding": 8,
            "domainColor": quiet,
            "tickColor": quiet,
            "gridColor": grid,
            "labelOverlap": "greedy",
        },
        "axisX": {"grid": False, "labelFlush": True, "labelAngle": 0},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "axisBand": {"ticks": False},
        "legend": {
            "orient": "top",
            "direction": "horizontal",
            "labelColor": ink,
            "titleColor": quiet,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": 400,
            "labelLimit": 320,
            "symbolStrokeWidth": 2.5,
            "offset": 12,
            "columnPadding": 16,
            "gradientLength": 220,
        },
        "header": {
            "labelColor": ink,
            "titleColor": quiet,
            "labelFontSize": 13,
            "labelFontWeight": 600,
            "labelAnchor": "start",
        },
        "range": {
            "category": list(COLOURS.values()),
            "ordinal": _HEATMAP[mode],
            "ramp": _HEATMAP[mode],
            "heatmap": _HEATMAP[mode],
            "diverging": _DIVERGING[mode],
        },
        "mark": {"color": COLOURS["blue"]},
        "line": {"strokeWidth": 2.25, "strokeCap": "round", "strokeJoin": "round"},
        "point": {"size": 48, "filled": True},
        "circle": {"size": 48},
        "rule": {"color": quiet},
        "text": {"color": ink, "fontSize": 13},
        "geoshape": {"fill": None, "stroke": quiet, "strokeWidth": 0.6},
        "area": {"opacity": 0.75},
        "errorband": {"opacity": 0.2},
        "style": {"guide-label": {"font": fonts.STACK}, "guide-title": {"font": fonts.STACK}},
    }


def enable() -> None:
    """Register the theme with altair and make it the active one."""
    alt.theme.register(NAME, enable=True)(
        lambda: alt.theme.ThemeConfig(config=config("light"))  # type: ignore[typeddict-item]
    )
