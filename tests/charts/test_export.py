"""Charts as files: equal bytes for equal charts, text alternatives, both modes."""

import altair as alt
import pandas as pd
import pytest

from analysis import charts


@pytest.fixture(scope="module")
def files():
    frame = pd.DataFrame({"kind": ["a", "b"], "share": [1.0, 2.0]})
    chart = alt.Chart(frame).mark_bar().encode(x="share:Q", y="kind:N", color="kind:N")
    with alt.theme.enable("none"):
        spec = chart.to_dict() | {"width": "container"}

    def draw():
        return charts.rendered(spec, title="Is a < b?", alt="Two bars & one longer", foot=["Data"])

    return draw(), draw()


def test_equal_charts_give_equal_bytes(files):
    assert files[0] == files[1]


def test_a_picture_carries_title_text_alternative_and_foot(files):
    svg = files[0]["figure.svg"].decode()
    assert '<title id="title">Is a &lt; b?</title>' in svg
    assert '<desc id="desc">Two bars &amp; one longer</desc>' in svg
    assert ">Data</text>" in svg
    assert "http://" not in svg.replace("http://www.w3.org/", "")


def test_both_modes_are_drawn(files):
    light, dark = files[0]["figure.svg"].decode(), files[0]["figure-dark.svg"].decode()
    assert charts.config("light")["background"] in light
    assert charts.config("dark")["background"] in dark


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", charts.COLOURS)
def test_every_named_colour_stands_out_on_both_backgrounds(name, mode):
    page = _luminance(charts.config(mode)["background"])
    ink = _luminance(charts.COLOURS[name])
    contrast = (max(page, ink) + 0.05) / (min(page, ink) + 0.05)
    assert contrast >= 3  # WCAG 2.1, 1.4.11
