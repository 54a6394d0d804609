"""What a run stands on: its own study, whole, and no other; and the dictionary of columns."""

import pytest

from analysis import fingerprint, paths, studies
from analysis.evidence import record


@pytest.mark.parametrize("name", studies.names())
def test_a_run_stands_on_its_own_study_and_on_no_other(name):
    rooms = paths.ROOT / "analysis" / "studies"
    reached = {
        f.relative_to(rooms).parts[0] for f in fingerprint.sources(name) if rooms in f.parents
    }
    mine = set((rooms / name).glob("*.py"))
    assert mine <= set(fingerprint.sources(name))
    assert reached & set(studies.names()) == {name}


@pytest.mark.book
@pytest.mark.parametrize("name", studies.names())
def test_a_run_stands_on_what_its_columns_are_called(name):
    run = record.read(paths.PUBLISHED / name / "run.json", record.RunRecord)
    assert "data/columns.csv" in run.data


def test_a_rule_that_changes_makes_its_own_run_stale_and_no_other(project):
    assert project.call("publish").returncode == 0
    assert project.call("publish").stdout == "every published run is up to date\n"
    study = project.root / "analysis" / "studies" / "trial" / "__init__.py"
    study.write_text(study.read_text().replace("share >= 0.5", "share >= 0.6"))
    assert "trial: code changed" in project.call("publish").stdout
    for other in ("texts.py", "rules.py"):
        file = project.root / "analysis" / "studies" / "timeline" / other
        file.write_text(file.read_text() + "\nMORE = True\n")
    told = project.call("publish").stdout
    assert told == "every published run is up to date\n"
    columns = project.root / "data" / "columns.csv"
    columns.write_text(columns.read_text().replace("Share asked for", "Share wanted"))
    assert "trial: data/columns.csv changed" in project.call("publish").stdout
