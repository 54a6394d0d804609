"""The check of the data and a run that reads them are of one opinion."""

import json

import pytest

TABLE, DESCRIPTOR = "data/toy/distances.csv", "data/toy/datapackage.json"
BROKEN = {
    "full-width digits": (TABLE, "id,distance_km\na,１２\n"),
    "head only": (TABLE, "id,distance_km\n"),
    "no table": (TABLE, None),
    "no descriptor": (DESCRIPTOR, None),
    "list for a descriptor": (DESCRIPTOR, "[]"),
    "no resources": (DESCRIPTOR, json.dumps({"resources": {}})),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_the_check_refuses_stops_a_run_in_the_same_line(project, case):
    name, content = BROKEN[case]
    file = project.root / name
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    calls = [("data", "check"), ("data", "check", "toy"), ("run", "trial")]
    done = [project.call(*words) for words in calls]
    assert [d.returncode for d in done] == [1, 1, 1]
    assert len({d.stderr for d in done}) == 1
    assert done[0].stderr.startswith(name)
    assert done[0].stderr.count("\n") == 1


def test_one_topic_or_all_are_checked_and_an_unknown_one_is_told(project):
    assert project.call("data", "check").stdout == "claims: ok\ncolumns: ok\ntoy/distances: ok\n"
    assert project.call("data", "check", "toy").stdout == "toy/distances: ok\n"
    done = project.call("data", "check", "toy", "tyo")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unknown data topic 'tyo': allowed are toy; did you mean 'toy'?\n"
