"""A run tells how long it will take, from the times of the last one; without them it just runs."""

import json
import os
import re
from pathlib import Path

import pytest

from analysis.runner import timing

EARLIER = '{"began_s": [1, 2, 6], "ended_s": 10}'


@pytest.fixture
def clock(monkeypatch):
    """The seconds that have passed, in a list of one."""
    now = [0.0]
    monkeypatch.setattr(timing.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def times(toy_paths) -> Path:
    """Where the times of the toy notebook are; its last run had three cells and took 10 s."""
    file = toy_paths / ".cache" / "times" / "trial.json"
    file.parent.mkdir(parents=True)
    file.write_text(EARLIER)
    return file


def test_in_a_pipe_one_line_tells_the_cells_and_after_a_first_run_the_time(project):
    first = project.call("run", "trial").stdout.splitlines()
    assert [line for line in first if "running" in line] == ["running trial: 8 cells"]
    again = project.call("run", "trial", "-p", "share=0.25").stdout.splitlines()
    assert re.fullmatch(r"running trial: 8 cells, about \d+ s", again[0])
    published = project.call("publish").stdout.splitlines()
    assert re.fullmatch(r"running trial \(1 of 1\): 8 cells, about \d+ s", published[1])
    assert re.fullmatch(r"done trial, \d+ s", published[2])


def test_texts_between_cells_change_no_number_and_a_failed_run_keeps_no_times(
    project,
):
    file = project.root / "analysis" / "notebooks" / "trial.ipynb"
    notebook = json.loads(file.read_text())
    text = {"cell_type": "markdown", "metadata": {}, "source": "text"}
    notebook["cells"] = [text, text, *notebook["cells"]]
    file.write_text(json.dumps(notebook))
    done = project.call("run", "trial", "-p", "mode=broken")
    assert done.stdout == "running trial: 8 cells\n"
    assert "trial: cell 4 failed with AssertionError" in done.stderr
    assert not (project.root / ".cache" / "times").exists()


def test_what_is_left_follows_the_cells_of_the_last_run(times, clock):
    course = timing.Course("trial", 3)
    assert str(course) == "running trial: 3 cells, about 10 s"
    for began, left in ((1, 9), (2, 8), (6, 4)):
        clock[0] = began
        course.cell_begins()
        assert course.left_s() == left
    assert str(course) == "running trial: cell 3 of 3, about 4 s left"


def test_a_cell_that_takes_longer_leaves_the_later_ones_their_time(times, clock):
    course = timing.Course("trial", 3)
    course.cell_begins()
    course.cell_begins()
    clock[0] = 500.0
    assert course.left_s() == 4


def test_a_whole_run_replaces_the_times(times, clock):
    course = timing.Course("trial", 3)
    for clock[0] in (2.0, 3.0, 4.0):
        course.cell_begins()
    clock[0] = 8.0
    course.ended()
    assert timing.last_times("trial") == timing.Times(began_s=[2, 3, 4], ended_s=8)
    assert [file.name for file in times.parent.iterdir()] == ["trial.json"]


def test_a_notebook_with_other_cells_is_given_no_time(times):
    assert str(timing.Course("trial", 4)) == "running trial: 4 cells"


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"began_s": [1, 2], "ended_s": "soon"}',
        EARLIER.replace("10", "-10").encode(), EARLIER.replace("10", "NaN").encode(),
        EARLIER.replace("10", "1e300").encode(),
    ],
)  # fmt: skip
def test_damaged_times_give_no_estimate(times, damaged):
    times.write_bytes(damaged)
    course = timing.Course("trial", 3)
    assert str(course) == "running trial: 3 cells"
    course.ended()
    assert timing.last_times("trial")


def test_what_stands_in_the_way_of_the_times_stops_no_run(project):
    place = project.root / ".cache" / "times" / "trial.json"
    place.mkdir(parents=True)
    done = project.call("run", "trial")
    assert (done.stderr, done.returncode) == ("", 0)
    assert os.listdir(place.parent) == ["trial.json"]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, ""), (0, ", about 1 s"), (12.4, ", about 12 s"), (89, ", about 89 s"),
        (170, ", about 3 min"),
    ],
)  # fmt: skip
def test_a_time_is_told_in_seconds_or_minutes(seconds, told):
    assert timing.about(seconds) == told
