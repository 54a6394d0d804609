"""Compiled kernels never outlive the code that they were compiled from.

In a scratch copy of the package, with a kernel whose constant stands in another file: numba itself
looks at the kernel's file only.
"""

import json
import os
import subprocess
import sys

import pytest

KERNEL = """
from numba import njit

from analysis.toy_constants import FACTOR


@njit(cache=True)
def scaled(x):
    return FACTOR * x
"""

ASK = "from analysis.toy_kernel import scaled; print(scaled(10.0))"
WHERE = "import os, analysis, numba; print(os.environ['NUMBA_CACHE_DIR'])"


@pytest.fixture
def toy(project):
    package = project.root / "analysis"
    (package / "toy_constants.py").write_text("FACTOR = 2.0\n")
    (package / "toy_kernel.py").write_text(KERNEL)
    return project


def change_the_constant(project):
    (project.root / "analysis" / "toy_constants.py").write_text("FACTOR = 3.0\n")


def plain(project, code: str, **variables: str) -> str:
    """What a plain `python -c` prints in the scratch copy."""
    surroundings = project.surroundings()
    surroundings["env"] = surroundings["env"] | variables
    run = subprocess.run(
        [sys.executable, "-c", code], **surroundings, capture_output=True, timeout=120, check=True
    )
    return run.stdout.strip()


def folders(base) -> list[str]:
    return sorted(p.name for p in base.iterdir())


def test_a_constant_changed_in_another_file_changes_the_answer(toy):
    assert plain(toy, ASK) == "20.0"
    (first,) = folders(toy.root / ".cache" / "numba")
    assert list((toy.root / ".cache" / "numba" / first).rglob("*.nbc"))
    change_the_constant(toy)
    assert plain(toy, ASK) == "30.0"
    (second,) = folders(toy.root / ".cache" / "numba")  # the folder of the old code is gone
    assert second != first


def test_the_same_holds_for_a_notebook_under_the_runner(toy):
    file = toy.root / "analysis" / "studies" / "trial" / "__init__.py"
    text = file.read_text(encoding="utf-8")
    assert text.count("100 * self.parameters.share") == 1
    text = text.replace("100 * self.parameters.share", "scaled(10.0)")
    begins = "\nfrom analysis import tables\n"
    assert text.count(begins) == 1
    text = text.replace(begins, begins + "from analysis.toy_kernel import scaled\n")
    file.write_text(text, encoding="utf-8")

    def share() -> float:
        run = toy.call("publish", "trial", timeout=180)
        assert run.returncode == 0, run.stderr
        published = toy.root / "book" / "evidence" / "trial" / "values.json"
        return json.loads(published.read_text(encoding="utf-8"))["share_percent"]["number"]

    assert share() == 20
    change_the_constant(toy)
    assert share() == 30


def test_a_folder_that_the_user_names_is_used_and_keeps_what_is_not_ours(toy, tmp_path):
    chosen = tmp_path / "chosen"
    (chosen / "of another project").mkdir(parents=True)
    (chosen / "kernels-old").mkdir()
    where = plain(toy, WHERE, NUMBA_CACHE_DIR=str(chosen))
    assert os.path.dirname(where) == str(chosen)
    assert folders(chosen) == sorted(["of another project", os.path.basename(where)])
    # A process that this one starts finds the same place, not one below it.
    assert plain(toy, WHERE, NUMBA_CACHE_DIR=where) == where
    assert not (toy.root / ".cache").exists()


def test_the_place_of_another_checkout_is_left_alone(toy, tmp_path):
    others = tmp_path / "other" / ".cache" / "numba" / "kernels-0123456789abcdef"
    others.mkdir(parents=True)
    where = plain(toy, WHERE, NUMBA_CACHE_DIR=str(others))
    assert os.path.dirname(where) == str(toy.root / ".cache" / "numba")
    assert others.is_dir()


def test_a_folder_in_use_is_not_swept(toy):
    waits = "import sys, analysis, numba; print('there', flush=True); sys.stdin.read()"
    surroundings = toy.surroundings()
    with subprocess.Popen(
        [sys.executable, "-c", waits],
        **surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout.readline() == "there\n"
        (first,) = folders(toy.root / ".cache" / "numba")
        change_the_constant(toy)
        plain(toy, ASK)
        assert first in folders(toy.root / ".cache" / "numba")
        running.stdin.close()
    (toy.root / "analysis" / "toy_constants.py").write_text("FACTOR = 4.0\n")
    assert plain(toy, ASK) == "40.0"
    assert len(folders(toy.root / ".cache" / "numba")) == 1


def test_many_processes_at_once_do_not_hurt_each_other(toy):
    plain(toy, ASK)
    change_the_constant(toy)
    command = [sys.executable, "-c", ASK]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, **toy.surroundings(), **pipes) for _ in range(4)]
    for process in running:
        out, told = process.communicate(timeout=180)
        assert process.returncode == 0, told
        assert out.strip() == "30.0"
    assert len(folders(toy.root / ".cache" / "numba")) == 1


def test_importing_the_package_stays_cheap_and_does_not_load_numba():
    check = (
        "import sys, time; began = time.process_time(); import analysis; "
        "print(time.process_time() - began, 'numba' in sys.modules, 'pandas' in sys.modules)"
    )
    spent, *loaded = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True
    ).stdout.split()
    assert loaded == ["False", "False"]
    assert float(spent) < 0.5  # some 50 ms; ten times that on a loaded machine is still a fault


def test_a_process_that_has_numba_already_gets_the_place_too(toy):
    told = plain(toy, "import numba, analysis; print(numba.config.CACHE_DIR)")
    assert os.path.dirname(told) == str(toy.root / ".cache" / "numba")
