"""What a study's findings cost beside the whole papermill run of its notebook.

Each in a process of its own, imports included, kernels compiled before: what a sweep pays for one
point, and what it would pay if it ran notebooks.
"""

import os
import subprocess
import sys
import time

import pytest

from analysis import paths, studies
from analysis.runner.execution import execute

pytestmark = pytest.mark.benchmark

FINDINGS = "from analysis.studies import study_of; study_of({name!r})().findings()"


def _findings_s(name: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", FINDINGS.format(name=name)],
        cwd=paths.ROOT,
        env=os.environ | {"PYTHONPATH": str(paths.ROOT)},
        check=True,
    )
    return time.perf_counter() - began


@pytest.mark.parametrize("name", studies.names())
def test_findings_beside_the_run_of_the_notebook(name, tmp_path):
    _findings_s(name)  # compiles what is not compiled yet
    findings = _findings_s(name)
    began = time.perf_counter()
    execute(name, studies.study_of(name).model(), tmp_path, "run")
    run = time.perf_counter() - began
    ratio = f"the papermill run takes {run / findings:.1f}x as long ({run:.1f} s)"
    print(f"\n{name}: findings {findings:.1f} s, {ratio}")
    assert (tmp_path / "run" / "values.json").is_file()
