"""`data refresh` and `data undo` as a user calls them."""

import hashlib
import shutil
import subprocess

import pandas as pd
import pytest

from analysis import paths
from tests.debris.catalogue_writer import omm, omm_row, save, weather


@pytest.fixture
def debris(project):
    return shutil.copytree(paths.DATA / "debris", project.root / "data" / "debris")


@pytest.fixture
def given(project, debris):
    """A month of weather that is new, and 6,000 satellites of one operator, both with a line that
    is skipped."""
    month = pd.date_range("2026-09-01", "2026-09-30").strftime("%Y-%m-%d")
    rows = [f"{day},5,170.5,OBS,170" for day in month]
    save(project.root, "SW-All.csv", weather([*rows, *rows[:1], "2026-10-01,5,x,OBS,70"]))
    numbers = range(60001, 66001)
    save(project.root, "active.csv", omm(
        [omm_row(n, f"SAT {n}", "2026-07-10T00:00:00") for n in numbers]
        + [omm_row(7, "SAT", "2026-07-10T00:00:00", motion=-1)]
    ))  # fmt: skip
    return ["active.csv", "SW-All.csv"]


def prints(folder):
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    "words",
    [
        ["--from", "active.csv", "SW-All.csv"],
        ["--from", "active.csv", "--from", "SW-All.csv"],
        ["active.csv", "SW-All.csv"],
    ],
)
def test_files_may_be_given_in_any_way_that_one_would_type(project, debris, given, words):
    done = project.call("data", "refresh", "debris", *words)
    assert done.returncode == 0, done.stderr
    lines = {tuple(line.split()[:2]): line for line in done.stdout.splitlines()}
    assert ("solar_flux", "rebuilt") in lines
    assert ("fragments", "kept") in lines
    assert "6,000 objects on orbit and no debris: a group" in lines["active.csv", "left"]


def test_the_answer_is_told_on_a_console_that_knows_no_signs(project, debris, given, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = project.call("data", "refresh", "debris", *given)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "solar_flux" in done.stdout


def test_undo_puts_the_tables_back_and_what_cannot_be_undone_is_told(project, debris, given):
    before = prints(debris)
    nothing = project.call("data", "undo", "debris")
    assert nothing.returncode == 2
    told = "nothing to undo in debris: no refresh has replaced its tables"
    assert nothing.stderr.splitlines() == [told]
    project.call("data", "refresh", "debris", *given)
    newer = prints(debris)
    assert newer != before
    done = project.call("data", "undo", "debris")
    assert done.returncode == 0
    assert "solar_flux.csv" in done.stdout
    assert prints(debris) == before
    assert project.call("data", "undo", "debris").returncode == 0
    assert prints(debris) == newer
    assert project.call("data", "undo", "dbris").returncode == 2


def test_what_is_kept_for_undo_is_no_topic_of_its_own(project, debris, given):
    project.call("data", "refresh", "debris", *given)
    checked = project.call("data", "check").stdout
    assert "debris/solar_flux: ok" in checked
    assert ".earlier" not in checked


def test_nothing_that_can_be_used_ends_in_one_line(project, debris, given):
    before = prints(debris)
    done = project.call("data", "refresh", "debris", "active.csv")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("nothing was replaced: active.csv: it holds 6,000 objects")
    assert len(line) < 300
    assert prints(debris) == before


def test_of_two_refreshes_at_once_the_second_builds_on_the_first(project, debris, given):
    other = pd.date_range("2026-10-01", "2026-10-31").strftime("%Y-%m-%d")
    save(project.root, "later.csv", weather([f"{day},5,160.5,OBS,160" for day in other]))
    both = [
        subprocess.Popen(
            project.command("data", "refresh", "debris", file),
            **project.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for file in ("SW-All.csv", "later.csv")
    ]
    assert [one.wait() for one in both] == [0, 0]
    for one in both:
        one.communicate()
    sun = pd.read_csv(debris / "solar_flux.csv").set_index("date")["f107_sfu"]
    assert sun["2026-09-15"] == 170.5
    assert sun["2026-10-15"] == 160.5
