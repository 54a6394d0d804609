"""What a run leaves when the disk fills or an earlier run died."""

import errno

import pytest

from analysis.parameters.base import NotebookParameters
from analysis.runner import execution


class Nothing(NotebookParameters):
    """Nothing?"""


def test_a_full_disk_keeps_the_earlier_run_and_no_half_of_the_new(tmp_path, monkeypatch):
    def fill(_notebook, _parameters, partial):
        (partial / "values.json").write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(execution, "_papermill", fill)
    earlier = tmp_path / "trial"
    earlier.mkdir()
    (earlier / "values.json").write_text("whole")
    with pytest.raises(OSError, match="No space left on device"):
        execution.execute("trial", Nothing(), earlier)
    assert [p.name for p in tmp_path.iterdir()] == ["trial"]
    assert (earlier / "values.json").read_text() == "whole"


def test_what_a_killed_run_left_is_swept_and_a_living_ones_is_not(tmp_path, monkeypatch):
    import os

    monkeypatch.setattr(execution, "_papermill", lambda *_: None)
    dead, living = tmp_path / ".partial-999999999-x", tmp_path / f".partial-{os.getpid()}-y"
    dead.mkdir()
    living.mkdir()
    execution.execute("trial", Nothing(), tmp_path / "trial")
    assert not dead.exists()
    assert living.exists()
    assert (tmp_path / "trial").is_dir()
