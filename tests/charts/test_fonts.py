"""Pictures are lettered with the report's own typeface, on every machine."""

import os
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
from fontTools.ttLib import TTFont

from analysis import charts, fingerprint, paths
from analysis.charts import fonts
from analysis.errors import InputError
from analysis.evidence import reading

# A chart with dates, and beside it a text that is set in whatever the machine calls Arial.
DRAW = """
import altair as alt, hashlib, pandas as pd, vl_convert
from analysis import charts
from analysis.charts import utc
frame = pd.DataFrame({"day": pd.to_datetime(["2031-05-04", "2031-07-07"]), "n": [1.5, 2500.25]})
with alt.theme.enable("none"):
    spec = alt.Chart(frame).mark_point().encode(x="day:T", y="n:Q", tooltip="day:T").to_dict()
utc.in_utc(spec, "the plan")
files = charts.rendered(spec, title="How many − and when?", alt="Two points", foot=["Data: none"])
files["control"] = vl_convert.svg_to_png(
    '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="30">'
    '<text y="20" font-family="Arial">Arial</text></svg>'
)
for name, content in files.items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def drawn(folder: Path, font: str | None, **variables: str) -> dict[str, str]:
    """Hashes of the files that DRAW makes on a machine with no font, or with one named `font`."""
    (folder / "fonts").mkdir(parents=True)
    if font is not None:
        with TTFont(paths.ROOT / fonts.FILES["semibold"]) as made:
            for kind in (1, 4, 6):
                made["name"].setName(font, kind, 3, 1, 0x409)
            made.save(folder / "fonts" / "font.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder / 'fonts'}</dir></fontconfig>")
    done = subprocess.run(
        [sys.executable, "-c", DRAW], capture_output=True, text=True, check=True,
        env=os.environ | variables
        | {"PYTHONPATH": str(paths.ROOT), "FONTCONFIG_FILE": str(settings), "HOME": str(folder)},
    )  # fmt: skip
    return dict(line.split() for line in done.stdout.splitlines())


def test_fonts_time_zone_and_language_of_the_machine_change_no_file(tmp_path):
    one = drawn(tmp_path / "one", None, TZ="UTC", LANG="C", LC_ALL="C")
    other = drawn(
        tmp_path / "other", "Arial", TZ="America/Los_Angeles", LANG="ja_JP.UTF-8", LC_ALL="de_DE"
    )
    assert one.pop("control") != other.pop("control")  # the machines do differ
    assert one == other
    assert sorted(one) == ["figure-dark.svg", "figure.pdf", "figure.png", "figure.svg"]


def chart_of(**columns) -> dict:
    frame = pd.DataFrame({"name": ["a", "b"], "n": [1, 2]} | columns)
    with alt.theme.enable("none"):
        return alt.Chart(frame).mark_bar().encode(x="n:Q", y="name:N").to_dict()


def render(spec: dict, title: str = "How many?") -> dict[str, bytes]:
    return charts.rendered(spec, title=title, alt="", foot=["Data: none"], what="figure 'bars'")


def test_a_letter_that_the_typeface_lacks_is_refused_and_named():
    with pytest.raises(InputError, match=r"^figure 'bars': .* has no '環' \(U\+74B0\)"):
        render(chart_of(name=["環", "b"]))
    with pytest.raises(InputError, match=r"no '✈'"):
        render(chart_of(), title="Which ✈?")


def test_a_text_in_another_family_is_refused():
    spec = chart_of()
    spec["mark"] = {"type": "text", "font": "Helvetica", "text": "x"}
    with pytest.raises(InputError, match="set in 'Helvetica'"):
        render(spec)


@pytest.mark.parametrize("style", fonts.FILES)
def test_signs_of_the_field_and_names_of_two_languages_are_there(style):
    with TTFont(paths.ROOT / fonts.FILES[style]) as font:
        assert {ord(c) for c in "×−±°²³₀₉≤≥≈≠…–“”ΔΩαμōūĀéüçß€→"} <= font.getBestCmap().keys()


def test_a_picture_brings_its_letters_and_no_more():
    svg = render(chart_of())["figure.svg"].decode()
    assert svg.count("@font-face") == 2
    assert not re.search(r"url\((?!data:)", svg)
    assert len(svg) < 25_000


def test_a_printed_picture_has_300_dots_to_the_inch():
    png = render(chart_of())["figure.png"]
    at = png.index(b"pHYs") + 4
    assert int.from_bytes(png[at : at + 4], "big") == pytest.approx(300 / 0.0254, abs=1)


def test_the_typeface_is_part_of_what_a_run_stands_on(project):
    assert set(fonts.FILES.values()) <= set(fingerprint.ALWAYS)
    assert project.call("publish").returncode == 0
    for name in fonts.FILES.values():
        with (project.root / name).open("ab") as file:
            file.write(b"\0")
        assert f"trial: {name} changed" in project.call("publish").stdout


@pytest.mark.book
def test_every_published_picture_is_lettered_with_it():
    for entry in reading.read(paths.PUBLISHED).figures.values():
        for name in ("figure.svg", "figure-dark.svg"):
            svg = (entry.folder / name).read_text(encoding="utf-8")
            assert fonts.letters(svg, entry.id)["semibold"]
