"""What is said of the last catalogue follows the tables when they are refreshed."""

import ast
import json
import re

import pandas as pd
import pytest

from analysis import paths
from analysis.debris import data
from analysis.debris.losses import BY_DAY
from analysis.errors import InputError
from analysis.evidence.texts import sentences
from analysis.runner.registry import parameter_model
from analysis.studies import study_of


def with_a_later_day(table: pd.DataFrame) -> pd.DataFrame:
    last = table[table["date"] == table["date"].max()]
    return pd.concat([table, last.assign(date=pd.Timestamp("2027-12-01"))], ignore_index=True)


@pytest.mark.parametrize(
    ("notebook", "table", "words"),
    [
        ("debris_population", "catalogue_counts", "last_catalogue"),
        ("debris_clouds", "cloud_counts", "counted"),
    ],
)
def test_sentences_name_the_month_of_the_last_catalogue(monkeypatch, notebook, table, words):
    later = with_a_later_day(getattr(data, table)())
    monkeypatch.setattr(data, table, lambda: later)
    study = study_of(notebook)(parameter_model(notebook)())
    assert getattr(study, words)["catalogue_month"] == "December 2027"


def test_the_environment_begins_on_the_last_day_that_is_split_by_class(monkeypatch):
    later = with_a_later_day(data.shell_classes())
    monkeypatch.setattr(data, "shell_classes", lambda: later)
    study = study_of("debris_environment")(parameter_model("debris_environment")())
    assert study.start == pd.Timestamp("2027-12-01")
    assert (study.shells["date"] == "2027-12-01").all()
    assert study.text("start_month") == "December 2027"


def refreshed(monkeypatch, **days: pd.Timestamp):
    """The study on tables that gained days: table=day."""
    for table, day in days.items():
        held = getattr(data, table)()
        last = held[held["date"] == held["date"].max()]
        gained = pd.concat([held[held["date"] != day], last.assign(date=day)], ignore_index=True)
        monkeypatch.setattr(data, table, lambda gained=gained: gained.sort_values("date"))
    return study_of("debris_population")(parameter_model("debris_population")())


def told_of_densities(study) -> str:
    text = study.figures["debris-density-by-altitude"]
    said = sentences(text, study.text, "debris-density-by-altitude")
    described = [value.description for value in study.findings().values.values()]
    return " ".join([*map(str, said.values()), *described])


def test_a_later_catalogue_is_drawn_as_the_last_and_named_by_its_month(monkeypatch):
    before = study_of("debris_population")(parameter_model("debris_population")())
    months = ["November 2006", "May 2020"]
    assert list(before.densities["catalogue"].unique()) == [*months, "September 2025"]
    study = refreshed(monkeypatch, shell_density=pd.Timestamp("2027-12-01"))
    assert list(study.densities["catalogue"].unique()) == [*months, "December 2027"]
    told = told_of_densities(study)
    assert "December 2027" in told
    assert "2025" not in told
    assert study.number("years_between_peaks") == pytest.approx(2747 / 365.25)


def test_the_catalogue_near_the_paper_is_the_nearest_that_the_tables_have(monkeypatch):
    day = pd.Timestamp("2020-07-04")
    study = refreshed(monkeypatch, shell_density=day, shell_classes=day)
    assert "July 2020" in study.densities["catalogue"].unique()
    assert "May 2020" not in told_of_densities(study)


def test_a_day_that_took_the_place_of_another_is_drawn_in_its_place(monkeypatch):
    """Elements alone: of the shells by class the earlier day stays."""
    shells = data.shell_density()
    moved = shells["date"].replace({pd.Timestamp("2020-05-24"): pd.Timestamp("2020-05-26")})
    people = data.population()
    sized = people["date"].replace({pd.Timestamp("2017-04-01"): pd.Timestamp("2017-04-03")})
    monkeypatch.setattr(data, "shell_density", lambda: shells.assign(date=moved))
    monkeypatch.setattr(data, "population", lambda: people.assign(date=sized))
    study = study_of("debris_population")(parameter_model("debris_population")())
    assert study.value("peak_altitude_then").text == "825"
    assert (
        study.sizes["objects"].sum()
        == (people["date"] == "2017-04-01").mul(people["objects"]).sum()
    )


def test_tables_without_a_catalogue_before_the_test_are_told_in_one_line(monkeypatch):
    later = data.shell_classes().query("date > '2008-01-01'")
    monkeypatch.setattr(data, "shell_classes", lambda: later)
    study = study_of("debris_population")(parameter_model("debris_population")())
    with pytest.raises(InputError, match="before 2007-01-11: the first is of 2009-05-31"):
        _ = study.densities


def test_the_time_to_the_last_count_follows_the_table(monkeypatch):
    study = refreshed(monkeypatch, catalogue_counts=pd.Timestamp("2027-07-01"))
    assert study.text("years_to_last") == "7.0\u00a0years"


# --- what is typed and stands in a table that can be refreshed

HISTORY = {"2017-04-01": "the only published cross-sections are of this day"}
STUDIES = sorted((paths.ROOT / "analysis" / "studies").rglob("*.py"))
NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("debris_*.ipynb"))


def typed_days(text: str) -> set[str]:
    """Days and months that a text types, as YYYY-MM-DD and YYYY-MM."""
    months = re.findall(r"\b([A-Z][a-z]+) ((?:19|20)\d\d)\b", text)
    dated = (pd.to_datetime(f"1 {m} {y}", format="%d %B %Y", errors="coerce") for m, y in months)
    return {f"{day:%Y-%m}" for day in dated if not pd.isna(day)} | set(
        re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text)
    )


def texts_of(file) -> str:
    """What a module's constants or a notebook's cells but its parameters type."""
    if file.suffix == ".py":
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        return "\n".join(
            n.value for n in nodes if isinstance(n, ast.Constant) and type(n.value) is str
        )
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    shown = [c for c in cells if "parameters" not in c["metadata"].get("tags", [])]
    return "\n".join("".join(c["source"]) for c in shown)


def mirrored(text: str) -> set[str]:
    """Catalogue days that a text types, and the months of the last ones."""
    days = {f"{day:%Y-%m-%d}" for table in BY_DAY for day in _days(table)} - HISTORY.keys()
    counted = [_days(t).max() for t in (*BY_DAY, "catalogue_counts", "cloud_counts")]
    return typed_days(text) & (days | {f"{day:%Y-%m}" for day in counted})


def _days(table: str) -> pd.Series:
    return pd.read_csv(paths.DATA / "debris" / f"{table}.csv", parse_dates=["date"])[
        "date"
    ].drop_duplicates()


def test_no_study_or_notebook_of_debris_types_a_catalogue_day_or_the_last_month():
    found = {
        file.name if file.suffix == ".ipynb" else str(file.relative_to(paths.ROOT)): days
        for file in [*(f for f in STUDIES if "debris" in f.parent.name), *NOTEBOOKS]
        if (days := mirrored(texts_of(file)))
    }
    assert found == {}, "take it from the table"


@pytest.mark.parametrize("text", ["2006-11-17", "in September 2025", "on 2025-03-03", "March 2025"])
def test_the_next_day_that_mirrors_a_table_is_found(text):
    assert mirrored(text)
    assert not mirrored("the test of January 2007, 2017-04-01")
