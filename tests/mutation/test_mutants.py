"""Small faults put into the models, each of which the named tests must catch.

mutants.csv: number, what, file, old and new text, and the tests that must fail. The numbers are
kept from the first trial of 38; two of them are gone with the code that they changed. `make
mutants` applies each to a scratch copy; the ordinary run only looks whether the table still fits.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import paths

MUTANTS = pd.read_csv(
    Path(__file__).with_name("mutants.csv"), dtype=str, keep_default_na=False
).to_dict("records")
each = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: f"{m['number']} {m['what']}")


@each
def test_the_table_fits_the_code(mutant):
    text = (paths.ROOT / mutant["file"]).read_text(encoding="utf-8")
    assert text.count(mutant["old"]) == 1
    assert mutant["new"] != mutant["old"]
    assert mutant["tests"]
    for name in mutant["tests"].split():
        assert (paths.ROOT / name).is_file()


def test_a_number_stands_for_one_mutant():
    assert len({m["number"] for m in MUTANTS}) == len(MUTANTS)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of code and tests; the data are only read."""
    root = tmp_path_factory.mktemp("mutants")
    leave = shutil.ignore_patterns("__pycache__", "book", "benchmarks", "mutation")
    for folder in ("analysis", "tests"):
        shutil.copytree(paths.ROOT / folder, root / folder, ignore=leave)
    for name in ("data", "_static", "pyproject.toml", "constraints.txt", "CITATION.cff"):
        (root / name).symlink_to(paths.ROOT / name)
    return root


def judged(root: Path, tests: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests.split()],
        cwd=root, env=os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, timeout=900,
    )  # fmt: skip


@pytest.mark.mutation
@pytest.mark.parametrize("tests", sorted({m["tests"] for m in MUTANTS}))
def test_without_a_mutant_the_tests_pass(scratch, tests):
    run = judged(scratch, tests)
    assert run.returncode == pytest.ExitCode.OK, run.stdout


@pytest.mark.mutation
@each
def test_a_mutant_is_killed(scratch, mutant):
    file = scratch / mutant["file"]
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(mutant["old"], mutant["new"]), encoding="utf-8")
    try:
        run = judged(scratch, mutant["tests"])
    finally:
        file.write_text(whole, encoding="utf-8")
    # A test must fail: code that cannot be imported at all would be no proof.
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout
