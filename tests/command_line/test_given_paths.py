"""What a shell would have expanded is expanded, wherever a path is typed."""

import os
import stat
import subprocess

import pytest


@pytest.fixture
def home(project, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_a_home_that_no_shell_expanded_is_found_by_every_option(project, home):
    (home / "mine.yaml").write_text("share: 0.25\n")
    done = project.call("run", "trial", "-f", "~/mine.yaml", "--out=~/run")
    assert done.returncode == 0, done.stderr
    assert (home / "run" / "run.json").is_file()
    assert project.call("cite", "trial-line", "--run", "~/run").returncode == 0
    assert project.call("export", "trial-line", "--run", "~/run", "--to", "~").returncode == 0
    assert (home / "trial-line" / "figure.svg").is_file()
    assert project.call("compare", "~/run", "~/run").returncode == 0
    assert not os.path.lexists(project.root / "~")


def test_questions_are_told_by_a_python_that_leaves_docstrings_out(project, monkeypatch):
    told = project.call("list").stdout
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    assert project.call("list").stdout == told
    assert "?" in told


@pytest.mark.parametrize("mask", [0o777, 0o700, 0o077, 0o022])
def test_what_is_made_can_be_used_by_who_made_it(project, tmp_path, mask):
    call = project.surroundings()
    command = project.command("run", "trial", "--out", str(tmp_path / "run"))
    done = subprocess.run(command, **call, capture_output=True, umask=mask)
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "run", *(tmp_path / "run").rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o600 == 0o600
        assert not mode & mask & 0o077
