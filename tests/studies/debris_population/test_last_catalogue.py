"""What is said of the last catalogue follows the tables when they are refreshed."""

import pandas as pd
import pytest

from analysis.debris import data
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
