"""How long a reader waits for the book: cold, warm, after one change; and the heaviest page.

Cold and the change are given in seconds and as a ratio to each other, in one run on one machine;
packages are installed already.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import paths

pytestmark = pytest.mark.benchmark

MAKE = """
{python} -m analysis publish
{bin}/jupyter-book build . -q -W -n --keep-going
"""


def _seconds(checkout: Path, script: str) -> float:
    python = Path(sys.executable)
    began = time.perf_counter()
    subprocess.run(
        ["bash", "-euc", script.format(python=python, bin=python.parent)],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


def test_the_book_cold_warm_and_after_one_change(tmp_path):
    checkout = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(paths.ROOT), str(checkout)], check=True)
    cold = _seconds(checkout, MAKE)
    warm = _seconds(checkout, MAKE)
    parameters = checkout / "analysis" / "parameters" / "budget_programmes.py"
    parameters.write_text(parameters.read_text() + "\n# changed\n")
    changed = _seconds(checkout, MAKE)
    pages = sorted((checkout / "_build" / "html").rglob("*.html"), key=lambda p: p.stat().st_size)
    heaviest = pages[-1]
    print(
        f"\nbook: cold {cold:.1f} s, warm {warm:.1f} s ({warm / cold:.2f} of cold), "
        f"one notebook changed {changed:.1f} s ({changed / cold:.2f} of cold)\n"
        f"heaviest page: {heaviest.relative_to(checkout / '_build' / 'html')}, "
        f"{heaviest.stat().st_size / 1e6:.2f} MB without the shared chart runtime"
    )
    assert heaviest.stat().st_size < 1.5e6
