"""Before tables are replaced, the notebooks that read them are tried on the new ones."""

import shutil

import pytest

from analysis.runner import rehearsal


@pytest.fixture
def given(toy_paths, tmp_path):
    """Tables that would take the place of those of the topic toy."""
    return shutil.copytree(toy_paths / "data" / "toy", tmp_path / "given")


def test_a_notebook_is_tried_when_its_code_names_a_table_of_the_topic(toy_paths):
    assert rehearsal.readers("toy") == ["trial"]
    assert rehearsal.readers("debris") == []


def test_tables_on_which_all_runs_have_no_failures(given):
    assert rehearsal.failures("toy", given) == []


def test_what_would_not_run_is_told_in_a_line_and_the_present_tables_are_not_touched(
    toy_paths, given
):
    here = toy_paths / "data" / "toy" / "distances.csv"
    before = here.read_bytes()
    rows = (given / "distances.csv").read_text().splitlines()
    (given / "distances.csv").write_text(
        "\n".join([rows[0].replace("distance_km", "km"), *rows[1:]])
    )
    ((notebook, why),) = rehearsal.failures("toy", given)
    assert notebook == "trial"
    assert why.startswith("would not run: ")
    assert "data/toy/distances.csv" in why
    assert "/data/toy" not in why, "the folder apart is gone when the line is read"
    assert "\n" not in why
    assert here.read_bytes() == before
