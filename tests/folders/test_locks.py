"""Two processes do not do at once what each must do alone."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from analysis import paths
from analysis.folders import locks

ROOT = Path(__file__).parents[2]
HOLDING = """
import sys, time
from pathlib import Path
from analysis import paths
from analysis.folders import locks
paths.ROOT = Path(sys.argv[1])
with locks.alone("key", lambda: None):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path, monkeypatch):
    """Another process that holds the key."""
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    words = [sys.executable, "-c", HOLDING, str(tmp_path)]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_any_name_that_a_file_can_have_is_a_key(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    with locks.alone("/tmp/x\udcff", lambda: None), locks.alone("/tmp/x", lambda: None):
        pass


def test_a_key_that_is_held_is_waited_for_until_its_holder_ends_even_by_a_kill(holder):
    waited = []

    def waiting() -> None:
        waited.append("once")
        holder.kill()

    with locks.alone("key", waiting):
        assert waited == ["once"]
        assert holder.wait() != 0


def test_another_key_is_not_waited_for(holder):
    with locks.alone("another", lambda: pytest.fail("there is nothing to wait for")):
        assert holder.poll() is None


def test_where_the_project_cannot_be_written_the_lock_is_in_the_temporary_folder(
    tmp_path, monkeypatch
):
    (tmp_path / "project").write_text("no folder, so that nothing can be made in it")
    monkeypatch.setattr(paths, "ROOT", tmp_path / "project")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with locks.alone("key", lambda: pytest.fail("nobody holds it")):
        assert list(tmp_path.glob("japan-in-orbit-*/*.lock"))


def test_where_nothing_can_be_locked_the_work_is_done(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(paths, "ROOT", tmp_path / "file")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    done = []
    with locks.alone("key", lambda: pytest.fail("nobody holds it")):
        done.append("the work")
    assert done
