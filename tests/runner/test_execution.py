"""What a run leaves when the disk fills, and which kernel it starts."""

import errno
import os
import sys

import pytest

from analysis.errors import RunError
from analysis.folders import places
from analysis.parameters.base import NotebookParameters
from analysis.runner import execution, runs


class Nothing(NotebookParameters):
    """Nothing?"""


def test_a_run_leaves_the_environment_of_its_caller_alone(toy_paths, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(toy_paths))
    before = dict(os.environ)
    folder = execution.execute("trial", Nothing(), tmp_path / "my $HOME", "run")
    assert (folder / "SHA256SUMS").is_file()
    assert dict(os.environ) == before


def test_a_kernel_that_cannot_start_is_told_in_one_line(toy_paths, tmp_path, monkeypatch):
    for python in ("/bin/false", str(tmp_path / "gone")):
        monkeypatch.setattr(sys, "executable", python)
        with pytest.raises(RunError) as told:
            execution.execute("trial", Nothing(), tmp_path / "out", "run")
        line = str(told.value)
        assert line.startswith("trial: ")
        assert line.endswith(f"the kernel is the Python that was called ({python})")
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", sorted(places.NO_ROOM))
def test_a_disk_that_takes_no_more_in_the_kernel_is_told_as_one_outside(number, tmp_path):
    class Raised:
        ename = "OSError"
        evalue = str(OSError(number, os.strerror(number), "/disk/run/figure.svg"))

    raised = execution._failure("trial", tmp_path / "notebook.ipynb", Raised)
    assert isinstance(raised, OSError)
    assert raised.errno == number


def test_a_full_disk_keeps_the_earlier_run_and_is_told_in_one_line(toy_paths, monkeypatch):
    def fill(_notebook, _parameters, partial, _course):
        (partial / "values.json").write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    earlier = toy_paths / "mine" / "trial"
    with places.made(earlier, "run of trial") as new:
        (new / "values.json").write_text("whole")
    monkeypatch.setattr(execution, "_papermill", fill)
    with pytest.raises(RunError) as told:
        runs.run("trial", Nothing(), earlier, print)
    assert str(told.value) == (
        f"the run of trial cannot be written to '{earlier.parent}': no space left on device: "
        "free some, or choose a place on another disk; give another --out"
    )
    assert [p.name for p in earlier.parent.iterdir()] == ["trial"]
    assert (earlier / "values.json").read_text() == "whole"
