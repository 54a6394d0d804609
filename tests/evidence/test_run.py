"""What a run records, and what it refuses to."""

import json

import altair as alt
import pandas as pd
import pytest

from analysis import evidence
from analysis.errors import InputError
from analysis.evidence import wording
from analysis.evidence.run import FOLDER_VARIABLE
from analysis.parameters.base import NotebookParameters, parameter


class Parameters(NotebookParameters):
    """Is it so?"""

    share: float = parameter(0.5, ge=0, le=1, description="a share")


@pytest.fixture
def run(toy_paths):
    return evidence.begin("trial", Parameters())


@pytest.fixture
def chart():
    frame = pd.DataFrame({"x": [1, 2], "y": [0.123456789, 2.0], "source": ["B", "A"]})
    return alt.Chart(frame).mark_point().encode(x="x:Q", y="y:Q")


WORDS = {"title": "Does it rise?", "caption": "It does.", "alt": "Two points.", "sources": []}


def test_a_run_leaves_plain_files_with_citation_and_sources(run, chart, tmp_path, monkeypatch):
    run.value("share", 12.3456, unit="%", digits=1, description="share")
    run.figure("two-points", chart, **WORDS | {"sources": ["toy/distances"]})
    run.table("a-table", chart.data, caption="Points", sources=[])
    run.verdict("half-is-enough", evidence.judge(supported=False, partly=True), "It is {share}.")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "run"))
    run.close()

    folder = tmp_path / "run" / "figures" / "two-points"
    assert {p.name for p in folder.iterdir()} == {
        "spec.json", "figure.svg", "figure-dark.svg", "figure.png", "figure.pdf", "data.csv",
        "metadata.json", "citation.bib", "citation.json",
    }  # fmt: skip
    spec = json.loads((folder / "spec.json").read_text())
    assert spec["width"] == "container"
    assert "config" not in spec
    assert 0.1234568 in {row["y"] for rows in spec["datasets"].values() for row in rows}
    svg = (folder / "figure.svg").read_text()
    assert "<desc" in svg
    assert 'role="img"' in svg
    assert "Data: Toy distances. Figure two-points" in svg
    metadata = json.loads((folder / "metadata.json").read_text())
    assert metadata["references"] == ["A", "B"]
    assert metadata["sources"][0]["path"] == "data/toy/distances.csv"
    assert metadata["fingerprint"][:12] in metadata["citation_text"]
    assert (folder / "figure.pdf").read_bytes().startswith(b"%PDF")
    verdicts = json.loads((tmp_path / "run" / "verdicts.json").read_text())
    assert verdicts == {
        "half-is-enough": {
            "outcome": "partly", "finding": "It is 12.3\xa0per cent.", "values": ["share"]
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (lambda r, c: r.value("Share", 1, digits=0, description="x"), "value key 'Share'"),
        (lambda r, c: r.value("x", float("nan"), digits=0, description="x"), "a value must be a"),
        (lambda r, c: r.figure("Two", c, **WORDS), "figure id 'Two'"),
        (lambda r, c: r.figure("two", c, **WORDS | {"alt": " "}), "figure 'two': alt is empty"),
        (
            lambda r, c: r.figure("two", c, **WORDS | {"sources": ["toy/distnaces"]}),
            "unknown table of data/toy 'distnaces': allowed are distances; did you mean",
        ),
        (
            lambda r, c: r.figure("two", c.configure_axis(grid=False), **WORDS),
            "figure 'two': the chart sets its own config",
        ),
        (lambda r, c: r.verdict("half", "supported", "x"), "unknown claim 'half'"),
        (lambda r, c: r.verdict("half-is-enough", "true", "x"), "unknown outcome 'true'"),
        (
            lambda r, c: r.verdict("half-is-enough", "partly", "It was 14.4 of them."),
            "the finding types the number '14.4'",
        ),
        (
            lambda r, c: r.verdict("half-is-enough", "partly", "It was {shore}."),
            "unknown value key 'shore'",
        ),
    ],
)
def test_what_cannot_be_recorded_is_told_in_one_line(run, chart, record, line):
    with pytest.raises(InputError) as caught:
        record(run, chart)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_nothing_is_recorded_twice(run, chart):
    run.value("share", 1, digits=0, description="x")
    with pytest.raises(InputError, match="value key 'share' is recorded twice"):
        run.value("share", 2, digits=0, description="x")
    run.figure("two", chart, **WORDS)
    with pytest.raises(InputError, match="figure id 'two' is recorded twice"):
        run.figure("two", chart, **WORDS)


def test_names_and_years_may_stand_in_a_finding(run):
    run.verdict("half-is-enough", "partly", "ALOS-2 and H3 flew in FY2014, 2020 and J/FPS-5 not.")


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(1001, 1, "1,001.0"), (-2.5, 1, "−2.5"), (-0.01, 1, "0.0"), (0.5, 0, "0"), (14.38, 1, "14.4")],
)
def test_numbers_read_alike_everywhere(number, digits, text):
    assert wording.number_text(number, digits) == text


def test_units_stand_in_words():
    assert wording.with_unit("52.4", "bn JPY") == "52.4\xa0billion yen"
    assert wording.with_unit("3", None) == "3"
    assert wording.with_unit("628", "km") == "628\xa0km"
