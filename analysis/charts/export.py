"""A chart as files: one SVG per mode with title and source line, then PNG and PDF of the light one.

Text alternatives go into the SVG itself (`<title>`, `<desc>`, `role="img"`), which Vega leaves out.
"""

import copy
import io
import os
import re
import textwrap
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from analysis.charts.theme import BACKGROUND, EXPORT_WIDTH, FONT, Mode, config

_FOOT_LINE = 14
_FOOT_COLOUR = {"light": "#59616b", "dark": "#a3acb8"}


def themed(spec: dict, mode: Mode) -> dict:
    """A copy of a Vega-Lite spec with the config of one mode."""
    return {**copy.deepcopy(spec), "config": config(mode)}


def rendered(spec: dict, *, title: str, alt: str, foot: list[str]) -> dict[str, bytes]:
    """The files of one figure, by name: figure.svg, figure-dark.svg, figure.png, figure.pdf.

    spec: a Vega-Lite spec without config; title: the figure's title, drawn above the chart;
    alt: text alternative; foot: lines drawn below the chart (sources, licence).
    Raises ValueError, from the renderer, for a spec that does not compile.
    """
    light = _svg(spec, "light", title, alt, foot)
    dark = _svg(spec, "dark", title, alt, foot)
    return {
        "figure.svg": light.encode(),
        "figure-dark.svg": dark.encode(),
        "figure.png": _convert("svg_to_png", light, scale=2.0),
        "figure.pdf": _canonical(_convert("svg_to_pdf", light)),
    }


def _svg(spec: dict, mode: Mode, title: str, alt: str, foot: list[str]) -> str:
    import vl_convert

    sized = themed(spec, mode)
    if sized.get("width") == "container":
        sized["width"] = EXPORT_WIDTH
    sized["title"] = {"text": textwrap.wrap(title, 78)}
    svg = vl_convert.vegalite_to_svg(sized, show_warnings=False)
    return _footed(svg, mode, title, alt, foot)


def _footed(svg: str, mode: Mode, title: str, alt: str, foot: list[str]) -> str:
    """The SVG with a text alternative, and the foot lines drawn below."""
    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "nan")), float(root.get("height", "nan"))
    columns = int(width / 5.2)
    lines = [part for line in foot for part in textwrap.wrap(line, columns)]
    full = height + _FOOT_LINE * len(lines) + 8
    text = "".join(
        f'<text x="8" y="{height + _FOOT_LINE * (i + 0.8):.1f}" font-family="{escape(FONT)}" '
        f'font-size="10" fill="{_FOOT_COLOUR[mode]}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'version="1.1" role="img" aria-labelledby="title desc" class="marks" '
        f'width="{width:g}" height="{full:g}" viewBox="0 0 {width:g} {full:g}">'
        f'<title id="title">{escape(title)}</title><desc id="desc">{escape(alt)}</desc>'
        f'<rect width="{width:g}" height="{full:g}" fill="{BACKGROUND[mode]}"/>'
    )
    body = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    body = re.sub(r"\d+\.\d{3,}", _hundredths, body)
    return f"{head}{body}{text}</svg>\n"


def _hundredths(number: re.Match) -> str:
    """A coordinate without the digits that no screen shows; maps are half as large."""
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _canonical(pdf: bytes) -> bytes:
    """The PDF with its objects in one order: the converter writes fonts in a random one."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document, io.BytesIO() as written:
        document.save(written, static_id=True)
        return written.getvalue()


def _convert(function: str, svg: str, **options) -> bytes:
    """Call a converter with a fixed date, so that equal charts give equal bytes."""
    import vl_convert

    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        return getattr(vl_convert, function)(svg, **options)
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
