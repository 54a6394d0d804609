"""A chart as files: one SVG per mode with title and source line, then PNG and PDF of the light one.

Text alternatives go into the SVG itself (`<title>`, `<desc>`, `role="img"`), which Vega leaves out.
"""

import contextlib
import copy
import io
import os
import re
import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from analysis.charts import fonts
from analysis.charts.theme import BACKGROUND, EXPORT_WIDTH, Mode, config

# What a printed page needs: 640 points of a chart then fill a column of 16 cm, the text of an A4.
_PIXELS_PER_INCH = 300
_PIXELS_PER_POINT = 3

_FOOT_LINE = 14
_FOOT_COLOUR = {"light": "#59616b", "dark": "#a3acb8"}


def themed(spec: dict, mode: Mode) -> dict:
    """A copy of a Vega-Lite spec with the config of one mode."""
    return {**copy.deepcopy(spec), "config": config(mode)}


def rendered(
    spec: dict, *, title: str, alt: str, foot: list[str], what: str = "the chart"
) -> dict[str, bytes]:
    """The files of one figure, by name: figure.svg, figure-dark.svg, figure.png, figure.pdf.

    spec: a Vega-Lite spec without config; title: the figure's title, drawn above the chart;
    alt: text alternative; foot: lines drawn below the chart (sources, licence); what: what the
    chart is, for the error.
    Equal specs give equal bytes whatever fonts, language and time zone the machine has.
    Raises ValueError, from the renderer, for a spec that does not compile; InputError as
    `fonts.letters`.
    """
    import vl_convert

    fonts.register()
    with _fixed_surroundings():
        light = _svg(spec, "light", title, alt, foot)
        dark = _svg(spec, "dark", title, alt, foot)
        lettering = fonts.style_sheet(tuple(fonts.letters(light, what).items()))
        return {
            "figure.svg": _with_letters(light, lettering),
            "figure-dark.svg": _with_letters(dark, lettering),
            "figure.png": vl_convert.svg_to_png(
                light, scale=_PIXELS_PER_POINT * 72 / _PIXELS_PER_INCH, ppi=_PIXELS_PER_INCH
            ),
            "figure.pdf": _canonical(vl_convert.svg_to_pdf(light)),
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
        f'<text x="8" y="{height + _FOOT_LINE * (i + 0.8):.1f}" '
        f'font-family="{escape(fonts.STACK)}" font-size="11" '
        f'fill="{_FOOT_COLOUR[mode]}">{escape(line)}</text>'
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


def _with_letters(svg: str, style_sheet: str) -> bytes:
    """The SVG with the letters that it shows, for whatever opens it."""
    return svg.replace("</desc>", f"</desc>{style_sheet}", 1).encode()


def _hundredths(number: re.Match) -> str:
    """A coordinate without the digits that no screen shows; maps are half as large."""
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _canonical(pdf: bytes) -> bytes:
    """The PDF with its objects in one order: the converter writes fonts in a random one."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document, io.BytesIO() as written:
        document.save(written, static_id=True)
        return written.getvalue()


@contextlib.contextmanager
def _fixed_surroundings() -> Iterator[None]:
    """A fixed date for the PDF, and a time zone, which the converter takes from its first call."""
    fixed = {"SOURCE_DATE_EPOCH": "0", "TZ": "UTC"}
    before = {name: os.environ.get(name) for name in fixed}
    os.environ.update(fixed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
