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


def deep(opening: str, closing: str, times: int) -> str:
    return opening * times + "a" + closing * times


COLUMN, RULES = ("resources", 0, "schema", "fields", 0), ("resources", 0, "rowConstraints")
ODD = {
    "endless repeats": ((*COLUMN, "constraints"), {"pattern": "a{99999999999999999999}"}),
    "deep pattern": ((*COLUMN, "constraints"), {"pattern": deep("(", ")", 5000)}),
    "long formula": (RULES, [{"formula": "id" + "+1" * 5000, "column": "id", "allowed": "x"}]),
    "deep formula": (RULES, [{"formula": deep("(", ")", 250), "column": "id", "allowed": "x"}]),
    "zero byte in a path": (("resources", 0, "path"), "a\0b"),
    "long path": (("resources", 0, "path"), "x" * 300),
    "slash in a name": (("resources", 0, "name"), "a/b"),
    "escape in a name": (("resources", 0, "name"), "a\n\x1b[31mb"),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_descriptor_is_told_in_a_line_with_its_name_and_the_others_are_checked(
    project, case
):
    """What is not refused as a descriptor breaks no more than its table."""
    (*way, last), wrong = ODD[case]
    file = project.root / DESCRIPTOR
    whole = json.loads(file.read_text())
    part = whole
    for step in way:
        part = part[step]
    part[last] = wrong
    file.write_text(json.dumps(whole))
    (project.root / "data" / "zoo" / "cage").mkdir(parents=True)
    done = project.call("data", "check")
    assert done.returncode == 1
    toy, zoo = done.stderr.splitlines()
    assert toy.startswith("data/toy/")
    assert case == "long path" or toy.startswith((DESCRIPTOR, TABLE))
    assert "unexpected" not in toy
    assert len(toy) < 300
    assert zoo == "data/zoo/datapackage.json: the file is missing"
    assert "\x1b" not in done.stdout


def test_one_topic_or_all_are_checked_and_an_unknown_one_is_told(project):
    assert project.call("data", "check").stdout == "claims: ok\ncolumns: ok\ntoy/distances: ok\n"
    assert project.call("data", "check", "toy").stdout == "toy/distances: ok\n"
    done = project.call("data", "check", "toy", "tyo")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unknown data topic 'tyo': allowed are toy; did you mean 'toy'?\n"
