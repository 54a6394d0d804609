"""What a run records, and what it refuses to."""

import json

import altair as alt
import pandas as pd
import pytest

from analysis.errors import DataError, InputError
from analysis.evidence import numbers, record
from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule
from analysis.evidence.run import FOLDER_VARIABLE, begin
from analysis.evidence.texts import FigureText, TableText
from analysis.parameters.base import NotebookParameters, parameter
from analysis.studies.base import Study, value, verdict


class Parameters(NotebookParameters):
    """Is it so?"""

    wanted: float = parameter(0.5, unit="%", ge=0, le=1, description="a share")


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def half_is_enough(share: float) -> str:
    return judge(supported=share > 0.5, partly=share > 0)


def two_points(**changed) -> FigureText:
    told = {
        "title": "Does it rise?",
        "answer": "It rises to {share}.",
        "caption": "It does.",
        "alt": "Two marks.",
        "sources": ("toy/distances",),
    }
    return FigureText(**told | changed)


class Trial(Study[Parameters]):
    notebook = "trial"
    figures = {"two-points": two_points()}  # noqa: RUF012
    tables = {"a-table": TableText(caption="Points")}  # noqa: RUF012

    @value("share", unit="%", digits=1, of="share")
    def share(self) -> float:
        return 12.3456

    @verdict("half-is-enough")
    def half_is_enough(self):
        return half_is_enough(share=self.parameters.wanted), "It is {share} in FY2020."


@pytest.fixture
def run(toy_paths):
    return begin(Trial())


@pytest.fixture
def chart():
    frame = pd.DataFrame({"x": [1, 2], "y": [0.123456789, 2.0], "source": ["B", "A"]})
    return alt.Chart(frame).mark_point().encode(x="x:Q", y="y:Q", tooltip=["x:Q"])


def test_a_run_leaves_plain_files_with_citation_columns_and_sources(
    run, chart, tmp_path, monkeypatch
):
    run.figure("two-points", chart)
    run.table("a-table", chart.data)
    run.findings()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "run"))
    run.close()

    folder = tmp_path / "run" / "figures" / "two-points"
    assert {p.name for p in folder.iterdir()} == {
        "spec.json", "figure.svg", "figure-dark.svg", "figure.png", "figure.pdf", "data.csv",
        "data.csv-metadata.json", "metadata.json", "citation.bib", "citation.json",
    }  # fmt: skip
    spec = json.loads((folder / "spec.json").read_text())
    assert spec["width"] == "container"
    assert "config" not in spec
    assert spec["encoding"]["x"]["title"] == "Across (m)"
    assert spec["encoding"]["tooltip"][0]["title"] == "Across (m)"
    assert 0.1234568 in {row["y"] for rows in spec["datasets"].values() for row in rows}
    svg = (folder / "figure.svg").read_text()
    assert 'role="img"' in svg
    assert "Data, 2 rows. Across: 1 to 2 metres. Up: 0.1235 to 2 metres." in svg
    assert "Data: Toy distances. Figure two-points" in svg
    told = record.read(folder / "metadata.json", record.FigureRecord)
    assert told.answer == "It rises to 12.3\xa0per cent."
    assert told.references == ("A", "B")
    assert told.sources[0].path == "data/toy/distances.csv"
    assert told.fingerprint[:12] in told.citation_text
    assert [(c.title, c.unit) for c in told.columns] == [
        ("Across", "m"), ("Up", "m"), ("Source", None),
    ]  # fmt: skip
    described = json.loads((folder / "data.csv-metadata.json").read_text())
    assert described["tableSchema"]["columns"][1]["datatype"] == "number"
    assert (folder / "figure.pdf").read_bytes().startswith(b"%PDF")
    verdicts = record.read(tmp_path / "run" / "verdicts.json", record.Verdicts)
    assert verdicts["half-is-enough"].outcome == "partly"
    assert verdicts["half-is-enough"].finding == "It is 12.3\xa0per cent in FY2020."
    assert verdicts["half-is-enough"].values == ("share",)
    assert record.read(tmp_path / "run" / "run.json", record.RunRecord).notebook == "trial"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (two_points(alt=" "), "figure 'two-points': alt is empty"),
        (two_points(sources=("toy/distnaces",)), "unknown table of data/toy 'distnaces'"),
        (
            two_points(caption="It was 14.4."),
            "figure 'two-points': caption types the number '14.4'",
        ),
        (
            two_points(alt="A rise to a fifth."),
            "figure 'two-points': alt types the number 'a fifth'",
        ),
        (two_points(answer="{shore}"), "figure 'two-points': answer: unknown value of study trial"),
        (two_points(title="{share:loud}?"), "figure 'two-points': title: unknown form of a field"),
        (two_points(title="{share"), "figure 'two-points': title: expected '}'"),
    ],
)
def test_what_cannot_be_said_is_told_in_one_line(run, chart, monkeypatch, text, line):
    monkeypatch.setattr(Trial, "figures", {"two-points": text})
    with pytest.raises(InputError) as caught:
        run.figure("two-points", chart)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("id", "change", "line"),
    [
        ("Two", lambda c: c, "figure id 'Two': allowed is"),
        ("two-pionts", lambda c: c, "unknown figure 'two-pionts': allowed are two-points; did you"),
        (
            "two-points",
            lambda c: c.configure_axis(grid=False),
            "figure 'two-points': the chart sets",
        ),
        (
            "two-points",
            lambda c: c.properties(data=c.data.rename(columns={"y": "yy"})),
            "figure 'two-points': no title in data/columns.csv for column 'yy'",
        ),
        (
            "two-points",
            lambda c: c.properties(data=c.data.assign(bare=0.5)),
            "figure 'two-points': no unit in data/columns.csv for column 'bare'",
        ),
        ("two-points", lambda c: c.encode(color="colour:N"), "no title in data/columns.csv for"),
    ],
)
def test_a_figure_that_a_reader_could_not_read_is_refused(run, chart, id, change, line):
    with pytest.raises(InputError) as caught:
        run.figure(id, change(chart))
    assert line in str(caught.value)


def test_a_cell_may_run_again_in_jupyter_and_not_under_the_runner(toy_paths, chart, monkeypatch):
    working = begin(Trial())
    working.figure("two-points", chart)
    working.figure("two-points", chart.mark_line())
    monkeypatch.setenv(FOLDER_VARIABLE, str(toy_paths / "run"))
    strict = begin(Trial())
    strict.figure("two-points", chart)
    with pytest.raises(InputError, match="figure id 'two-points' is recorded twice"):
        strict.figure("two-points", chart)


def test_a_run_that_left_something_out_is_not_written(run, chart, tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "run"))
    with pytest.raises(InputError, match="trial: figures not recorded: two-points"):
        run.close()
    run.figure("two-points", chart)
    run.table("a-table", chart.data)
    with pytest.raises(InputError, match=r"run.findings\(\) was not called"):
        run.close()
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            '{"notebook": "trial"}',
            "here/run.json is of schema version 1: allowed is 2; run it again",
        ),
        ('{"schema_version": 2}', "here/run.json: notebook: Field required"),
        ("{", "here/run.json: no JSON that can be read"),
    ],
)
def test_a_record_of_another_schema_is_told_in_one_line(tmp_path, content, line):
    file = tmp_path / "here" / "run.json"
    file.parent.mkdir()
    file.write_text(content)
    with pytest.raises(DataError) as caught:
        record.read(file, record.RunRecord)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_values_of_another_schema_are_told_in_one_line(tmp_path):
    file = tmp_path / "values.json"
    file.write_text('{"share": {"number": 1.0, "unit": null, "text": "1"}}')
    with pytest.raises(DataError, match=r"/values\.json: share\.digits: Field required; "):
        record.read(file, record.Values)


def test_the_published_schema_describes_every_file():
    schema = json.loads(record.json_schema())
    assert schema["files"].keys() == record.FILES.keys()
    assert schema["$defs"]["Column"]["required"] == ["name", "title", "unit", "description"]
    references = {ref for ref in json.dumps(schema).split('"') if ref.startswith("#/$defs/")}
    assert {ref.rpartition("/")[2] for ref in references} <= schema["$defs"].keys()


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(1001, 1, "1,001.0"), (-2.5, 1, "−2.5"), (-0.01, 1, "0.0"), (0.5, 0, "0"), (14.38, 1, "14.4")],
)
def test_numbers_read_alike_everywhere(number, digits, text):
    assert numbers.number_text(number, digits) == text


def test_units_stand_in_words():
    assert numbers.with_unit("52.4", "bn JPY") == "52.4\xa0billion yen"
    assert numbers.with_unit("3", None) == "3"
    assert numbers.with_unit("628", "km") == "628\xa0km"


def test_digits_are_grouped_in_plain_numbers_alone():
    assert numbers.grouped("-1234567.50") == "−1,234,567.50"
    with pytest.raises(InputError, match="'inf' is not a plain number"):
        numbers.grouped("inf")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (45.0, "deg", "45\xa0degrees"),
        ("2026-07-20", None, "20 July 2026"),
        (2020, "fiscal year", "FY2020"),
        (2020, "year", "2020"),
        (["tokyo", "sapporo"], None, "tokyo and sapporo"),
        (12500, "km", "12,500\xa0km"),
        (0.33, None, "0.33"),
        (1e-06, None, "0.000001"),
        (-2.5e-05, "m", "−0.000025\xa0m"),
        (0.0, None, "0"),
        (-0.0, None, "0"),
        (True, None, "yes"),
    ],
)
def test_parameters_read_as_a_sentence_has_them(value, unit, text):
    assert numbers.parameter_text(value, unit) == text


def test_small_numbers_stand_in_words():
    assert [numbers.in_words(n) for n in (0, 4.0, 12, 13)] == ["zero", "four", "twelve", "13"]
    with pytest.raises(InputError, match=r"2\.5 is no whole number"):
        numbers.in_words(2.5)
