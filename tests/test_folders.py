"""A folder appears whole or not at all, and the earlier one outlives every failure."""

import os
from pathlib import Path

import pytest

from analysis.folders import whole_folder

DEAD = 999_999_999  # above the largest process number of any system


def held(parent: Path) -> dict[str, str]:
    return {p.relative_to(parent).as_posix(): p.read_text() for p in parent.rglob("*.txt")}


def fill(folder: Path, text: str) -> None:
    with whole_folder(folder) as partial:
        (partial / "sub").mkdir()
        (partial / "sub" / "a.txt").write_text(text)


def test_a_new_folder_appears_with_its_parents_and_replaces_the_earlier_one(tmp_path):
    fill(tmp_path / "deep" / "run", "one")
    assert held(tmp_path) == {"deep/run/sub/a.txt": "one"}
    (tmp_path / "deep" / "run" / "old.txt").write_text("goes")
    fill(tmp_path / "deep" / "run", "two")
    assert held(tmp_path) == {"deep/run/sub/a.txt": "two"}
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["run"]


def test_nothing_is_seen_at_the_place_while_it_is_filled(tmp_path):
    with whole_folder(tmp_path / "run") as partial:
        assert partial.name.startswith(".")
        assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("failure", [ValueError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_failure_in_the_middle_leaves_what_was_there(tmp_path, failure, earlier):
    if earlier:
        fill(tmp_path / "run", "first")
    before = held(tmp_path)
    with pytest.raises(failure), whole_folder(tmp_path / "run") as partial:  # noqa: PT012
        (partial / "half.txt").write_text("half")
        raise failure
    assert held(tmp_path) == before
    assert [p.name for p in tmp_path.iterdir()] == (["run"] if earlier else [])


def test_a_rename_that_is_refused_puts_the_earlier_folder_back(tmp_path, monkeypatch):
    fill(tmp_path / "run", "first")
    rename = Path.rename

    def refuse(self, target):
        if self.name.startswith(".partial-"):
            raise OSError("refused")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="refused"):
        fill(tmp_path / "run", "second")
    assert held(tmp_path) == {"run/sub/a.txt": "first"}
    assert [p.name for p in tmp_path.iterdir()] == ["run"]


def test_what_a_killed_process_put_aside_comes_back_and_its_half_goes(tmp_path):
    for name in (f".aside-{DEAD}-run", f".partial-{DEAD}-run", f".partial-{os.getpid()}-other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
    with pytest.raises(ValueError, match="stop"), whole_folder(tmp_path / "run"):
        raise ValueError("stop")
    assert held(tmp_path) == {
        "run/a.txt": f".aside-{DEAD}-run",
        f".partial-{os.getpid()}-other/a.txt": f".partial-{os.getpid()}-other",
    }


def test_folders_of_others_that_only_look_alike_are_left_alone(tmp_path):
    for name in (".partial-notes", ".aside-", ".partial"):
        (tmp_path / name).mkdir()
    fill(tmp_path / "run", "one")
    assert {p.name for p in tmp_path.iterdir()} == {"run", ".partial-notes", ".aside-", ".partial"}
