"""A folder appears whole or not at all, and the earlier one outlives every failure."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.folders import whole
from analysis.folders.whole import draft, whole_folder

ROOT = Path(__file__).parents[2]


def held(parent: Path) -> dict[str, str]:
    return {p.relative_to(parent).as_posix(): p.read_text() for p in parent.rglob("*.txt")}


def fill(folder: Path, text: str) -> None:
    with whole_folder(folder) as new:
        (new / "sub").mkdir()
        (new / "sub" / "a.txt").write_text(text)


def killed(parent: Path, code: str) -> list[Path]:
    """What a process leaves in `parent` that is killed at the end of this code."""
    begin = (
        f"import os\nfrom pathlib import Path\nfrom analysis.folders.whole import draft\n"
        f"parent = Path({str(parent)!r})\nentered = draft(parent)\nnew = entered.__enter__()\n"
    )
    end = "\nos.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", begin + code + end], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    return list(parent.glob(".partial-*"))


def test_a_new_folder_appears_with_its_parents_and_replaces_the_earlier_one(tmp_path):
    fill(tmp_path / "deep" / "run", "one")
    assert held(tmp_path) == {"deep/run/sub/a.txt": "one"}
    (tmp_path / "deep" / "run" / "old.txt").write_text("goes")
    fill(tmp_path / "deep" / "run", "two")
    assert held(tmp_path) == {"deep/run/sub/a.txt": "two"}
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["run"]


def test_a_name_as_long_as_the_file_system_allows_is_no_trouble(tmp_path):
    place = tmp_path / ("x" * 255)
    fill(place, "one")
    fill(place, "two")
    assert list(held(tmp_path).values()) == ["two"]


def test_nothing_is_seen_at_the_place_while_it_is_filled(tmp_path):
    with whole_folder(tmp_path / "run"):
        assert not (tmp_path / "run").exists()
        assert all(p.name.startswith(".") for p in tmp_path.iterdir())


@pytest.mark.parametrize("failure", [ValueError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_failure_in_the_middle_leaves_what_was_there(tmp_path, failure, earlier):
    parent = tmp_path / "deep" / "down"
    if earlier:
        fill(parent / "run", "first")
    before = held(tmp_path)
    with pytest.raises(failure), whole_folder(parent / "run") as new:  # noqa: PT012
        (new / "half.txt").write_text("half")
        raise failure
    assert held(tmp_path) == before
    left = [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_dir()]
    assert left == (["deep", "deep/down", "deep/down/run", "deep/down/run/sub"] if earlier else [])


@pytest.mark.parametrize("refused", ["run", "new"])
def test_a_rename_that_is_refused_leaves_the_earlier_folder(tmp_path, monkeypatch, refused):
    fill(tmp_path / "run", "first")
    rename = Path.rename

    def refuse(self, target):
        if self.name == refused and self.parent.name != "old":
            raise OSError("refused")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="refused"):
        fill(tmp_path / "run", "second")
    assert held(tmp_path) == {"run/sub/a.txt": "first"}
    assert [p.name for p in tmp_path.iterdir()] == ["run"]


def test_what_the_judge_refuses_stays(tmp_path):
    fill(tmp_path / "run", "first")

    def refuse(old: Path) -> None:
        assert held(old) == {"sub/a.txt": "first"}
        raise ValueError("it is wanted")

    with pytest.raises(ValueError, match="it is wanted"), draft(tmp_path) as new:
        new.put(tmp_path / "run", refuse)
    assert held(tmp_path) == {"run/sub/a.txt": "first"}
    assert [p.name for p in tmp_path.iterdir()] == ["run"]


def test_two_drafts_in_one_folder_do_not_see_each_other(tmp_path):
    with draft(tmp_path) as one, draft(tmp_path) as other:
        for new, text in ((one, "one"), (other, "other")):
            (new.folder / "a.txt").write_text(text)
        one.put(tmp_path / "one")
        other.put(tmp_path / "other")
    assert held(tmp_path) == {"one/a.txt": "one", "other/a.txt": "other"}


def test_the_half_that_a_killed_process_left_goes(tmp_path):
    assert killed(tmp_path, "(new.folder / 'a.txt').write_text('half')")
    fill(tmp_path / "other", "one")
    assert [p.name for p in tmp_path.iterdir()] == ["other"]


def test_what_a_killed_process_put_aside_comes_back(tmp_path):
    fill(tmp_path / "run", "first")
    aside = "new.put(parent / 'run', judge=lambda old: os.kill(os.getpid(), 9))"
    assert killed(tmp_path, aside)
    assert held(tmp_path / "run") == {}
    fill(tmp_path / "other", "one")
    assert held(tmp_path) == {"run/sub/a.txt": "first", "other/sub/a.txt": "one"}
    assert {p.name for p in tmp_path.iterdir()} == {"run", "other"}


def test_what_a_killed_process_put_aside_waits_where_its_place_is_taken(tmp_path):
    fill(tmp_path / "run", "first")
    killed(tmp_path, "new.put(parent / 'run', judge=lambda old: os.kill(os.getpid(), 9))")
    (tmp_path / "run").write_text("of somebody else")
    fill(tmp_path / "other", "one")
    (work,) = tmp_path.glob(".partial-*")
    assert held(work) == {"old/run/sub/a.txt": "first"}
    assert (tmp_path / "run").read_text() == "of somebody else"


def test_what_was_replaced_before_a_kill_does_not_come_back(tmp_path):
    fill(tmp_path / "run", "first")
    killed(tmp_path, "(new.folder / 'b.txt').write_text('new')\nnew.put(parent / 'run')")
    fill(tmp_path / "other", "one")
    assert held(tmp_path) == {"run/b.txt": "new", "other/sub/a.txt": "one"}
    assert {p.name for p in tmp_path.iterdir()} == {"run", "other"}


def test_what_is_to_be_kept_is_moved_once_the_new_folder_stands(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "notes.txt").write_text("mine")
    with draft(tmp_path) as new:
        (new.folder / "b.txt").write_text("new")
        new.put(tmp_path / "run", lambda old: tmp_path / "kept" / "run-1")
    assert held(tmp_path) == {"run/b.txt": "new", "kept/run-1/notes.txt": "mine"}
    assert not list(tmp_path.glob(".partial-*"))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_was_to_be_kept_outlives_a_kill_around_the_rename(tmp_path, moment):
    """Struck while the new folder takes the place: the old one is back, or where it shall be."""
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "notes.txt").write_text("mine")
    strike = {
        "before": "os.kill(os.getpid(), 9)\n",
        "after": "rename(self, to); os.kill(os.getpid(), 9)\n",
    }[moment]
    killed(
        tmp_path,
        "(new.folder / 'b.txt').write_text('new')\nrename = Path.rename\n"
        f"def struck(self, to):\n    if self.name != 'new': return rename(self, to)\n    {strike}"
        "Path.rename = struck\nnew.put(parent / 'run', lambda old: parent / 'kept' / 'run-1')",
    )
    with draft(tmp_path):
        pass
    where = {"before": "run", "after": "kept/run-1"}[moment]
    there = {"before": {}, "after": {"run/b.txt": "new"}}[moment]
    assert held(tmp_path) == there | {f"{where}/notes.txt": "mine"}
    assert not list(tmp_path.glob(".partial-*"))


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_before_the_mark_leaves_nothing(tmp_path, monkeypatch, failure):
    def failing(path, data):
        raise failure

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(type(failure)), draft(tmp_path / "new" / "place"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_place_where_nobody_can_make_a_folder_is_no_endless_loop(tmp_path, monkeypatch):
    def nowhere(path, *args, **kwargs):
        if path.name.startswith(".partial-"):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return mkdir(path, *args, **kwargs)

    mkdir = Path.mkdir
    monkeypatch.setattr(Path, "mkdir", nowhere)
    with pytest.raises(FileNotFoundError), draft(tmp_path):
        pass


def test_only_what_bears_our_mark_is_swept(tmp_path):
    lost, marked = tmp_path / "lost", "a folder of somebody else\n"
    lost.mkdir()
    (work,) = killed(lost, "")
    work.rename(tmp_path / "elsewhere")
    (tmp_path / ".partial-link").symlink_to(tmp_path / "elsewhere")
    for name in (".partial-999999-important", ".partial-0123abcd", ".aside-999999-run"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text(name)
    (tmp_path / ".partial-0123abcd" / "mark").write_text(marked)
    (tmp_path / ".partial-empty").mkdir()
    before = {p.relative_to(tmp_path) for p in tmp_path.rglob("*")}
    fill(tmp_path / "run", "one")
    (tmp_path / "run" / "sub" / "a.txt").unlink()
    after = {p.relative_to(tmp_path) for p in tmp_path.rglob("*")}
    assert after == before | {Path("run"), Path("run/sub")}


@pytest.mark.parametrize("held", [(), ("lock",), ("lock", "mark")])
def test_what_was_killed_before_it_bore_its_mark_goes(tmp_path, held):
    work = tmp_path / ".partial-0123abcd"
    work.mkdir()
    for name in held:
        (work / name).touch()
    fill(tmp_path / "run", "one")
    assert {p.name for p in tmp_path.iterdir()} == {"run"}


@pytest.mark.parametrize("step", ["lock", "mark", "new"])
def test_a_draft_swept_before_it_bore_its_mark_begins_anew(tmp_path, monkeypatch, step):
    """Another process sees the folder between its making and its marking, and takes it away."""
    swept = []

    def first(path: Path) -> bool:
        return path.name == step and path.parent.name.startswith(".partial-") and not swept

    def taken(path: Path) -> None:
        swept.append(path.parent)
        shutil.rmtree(path.parent)

    hold, write, mkdir = whole._hold, Path.write_bytes, Path.mkdir

    def holding(lock):
        if first(Path(lock.lock_file)):
            taken(Path(lock.lock_file))
        hold(lock)

    def writing(path, data):
        if first(path):
            taken(path)
        return write(path, data)

    def making(path, *args, **kwargs):
        if first(path):
            taken(path)
        return mkdir(path, *args, **kwargs)

    monkeypatch.setattr(whole, "_hold", holding)
    monkeypatch.setattr(Path, "write_bytes", writing)
    monkeypatch.setattr(Path, "mkdir", making)
    fill(tmp_path / "run", "one")
    assert swept
    assert {p.name for p in tmp_path.iterdir()} == {"run"}


def test_the_draft_of_a_living_process_is_not_swept(tmp_path):
    with draft(tmp_path) as new:
        (new.folder / "a.txt").write_text("mine")
        code = "entered.__exit__(None, None, None)"
        assert len(killed(tmp_path, code)) == 1
        assert os.listdir(new.folder) == ["a.txt"]
