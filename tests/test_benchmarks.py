"""The benchmarks are found when they are asked for, and only then."""

import subprocess
import sys

import pytest

from analysis import paths

FOLDER = paths.ROOT / "tests" / "benchmarks"
FILES = sorted(p.name for p in FOLDER.glob("*.py") if p.name != "conftest.py")


def collected(*words: str) -> tuple[int, list[str]]:
    """Exit code, and the file of each test that pytest would run."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider", *words],
        cwd=paths.ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    found = [line.split("::")[0] for line in run.stdout.splitlines() if "::" in line]
    return run.returncode, [name.rsplit("/", 1)[-1] for name in found]


def test_make_bench_collects_every_file_of_the_folder():
    recipe = (paths.ROOT / "Makefile").read_text(encoding="utf-8").split("\nbench:")[1]
    assert "pytest -m benchmark -s tests/benchmarks" in recipe
    code, found = collected("-m", "benchmark", "tests/benchmarks")
    assert code == pytest.ExitCode.OK
    assert FILES
    assert set(found) == set(FILES)


def test_the_ordinary_run_takes_none_of_them():
    code, found = collected("tests/benchmarks")
    assert code == pytest.ExitCode.NO_TESTS_COLLECTED
    assert found == []


@pytest.mark.parametrize("name", FILES)
def test_a_benchmark_prints_a_ratio(name):
    # Ours against a peer in one run: seconds alone say more of the machine than of the code.
    text = (FOLDER / name).read_text(encoding="utf-8")
    for test in text.split("\ndef test_")[1:]:
        assert "x as long" in test or "of cold" in test
