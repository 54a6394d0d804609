"""The project from Python: what `from analysis import …` gives, and what an import costs."""

import subprocess
import sys

import pytest

import analysis
from analysis import compare, findings, run
from analysis.errors import InputError


def test_findings_run_and_compare_work_as_told(project):
    code = (
        "from analysis import compare, findings, run\n"
        "values, verdicts = findings('trial', share=0.25)\n"
        "first, second = run('trial', out='first'), run('trial', share=0.25)\n"
        "found = compare(second, first)\n"
        "print(values['share_percent'].number, verdicts['half-is-enough'].outcome)\n"
        "print([row['name'] for row in found.values], [row['id'] for row in found.figures])\n"
        "print(run('trial', share=0.25) == second)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], **project.surroundings(), capture_output=True, timeout=120
    )
    assert done.stdout.splitlines() == [
        "25.0 partly",
        "['share_percent'] ['trial-line']",
        "True",
    ], done.stderr


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: findings("timelin"), "unknown notebook 'timelin'"),
        (lambda: findings("timeline", first_yaer=2000), "unknown parameter 'first_yaer'"),
        (lambda: run("timeline", first_year="soon"), "first_year"),
        (lambda: compare("no-such-run"), "no-such-run is not a run folder"),
    ],
)
def test_a_wrong_call_is_told_as_on_the_command_line(call, told):
    with pytest.raises(InputError, match=told):
        call()


def test_an_import_loads_neither_a_study_nor_a_kernel_s_tools():
    code = (
        "import sys, analysis; print(sorted({'pandas', 'papermill', 'altair'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
    with pytest.raises(AttributeError, match="no attribute 'sweeep'"):
        analysis.sweeep  # noqa: B018
