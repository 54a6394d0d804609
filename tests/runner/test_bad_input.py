"""What a study's author may get wrong: one line, the exit code of a wrong call, nothing written."""

import subprocess
import sys

import pytest

STUDY = "analysis/studies/trial/__init__.py"
NOTEBOOK = "analysis/notebooks/trial.ipynb"
COLUMNS = "data/columns.csv"

# What is broken: the file, what stands there, what is put in its place, and the line it ends in.
MISTAKES = {
    "unknown section": (
        NOTEBOOK, "study.distances", "study.section('distence')",
        "unknown section of study trial 'distence': allowed are distances, line; did you mean "
        "'distances'?",
    ),
    "unknown value": (
        NOTEBOOK, "study.distances", "study.number('share_procent')",
        "unknown value of study trial 'share_procent': allowed are share_percent; did you mean "
        "'share_percent'?",
    ),
    "parameters of another notebook": (
        NOTEBOOK, "analysis.parameters.trial", "analysis.parameters.other",
        "study trial: got analysis.parameters.other.Parameters, allowed is "
        "analysis.parameters.trial.Parameters",
    ),
    "parameters as a mapping": (
        NOTEBOOK, "Trial(p)", "Trial({'share': 0.5})",
        "study trial: got builtins.dict, allowed is analysis.parameters.trial.Parameters",
    ),
    "template names an unrecorded value": (
        STUDY, "at {share_percent}.", "at {share_procent}.",
        "figure 'trial-line': answer: unknown value of study trial 'share_procent': allowed are "
        "share_percent; did you mean 'share_percent'?",
    ),
    "finding names an unrecorded value": (
        STUDY, "it was {share_percent}.", "it was {share_procent}.",
        "the finding on 'half-is-enough': unknown value of study trial 'share_procent': allowed "
        "are share_percent; did you mean 'share_percent'?",
    ),
    "missing number": (
        STUDY, "half_is_enough(share=self.parameters.share)", "half_is_enough(share=pd.NA)",
        "rule half_is_enough: share is missing",
    ),
    "value that is no number": (
        STUDY, "100 * self.parameters.share", "pd.NA",
        "figure 'trial-line': answer: 'the share asked for': a value must be a finite number, not "
        "<NA>",
    ),
    "column without title": (
        COLUMNS, "share,Share asked for", "shore,Share asked for",
        "figure 'trial-line': no title in data/columns.csv for column 'share'; did you mean "
        "'shore'?",
    ),
    "column without unit": (
        COLUMNS, "Share asked for,1,", "Share asked for,,",
        "figure 'trial-line': no unit in data/columns.csv for column 'share'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_ends_a_run_in_one_line_and_writes_nothing(project, mistake):
    name, right, wrong, line = MISTAKES[mistake]
    models = project.root / "analysis" / "parameters"
    (models / "other.py").write_text((models / "trial.py").read_text())
    file = project.root / name
    assert file.read_text().count(right) == 1
    file.write_text(file.read_text().replace(right, wrong))
    done = project.call("run", "trial", "--out", "mine")
    assert (done.stderr, done.returncode) == (line + "\n", 2)
    assert not [
        p for p in project.root.iterdir() if p.name.startswith((".partial", "mine", "runs"))
    ]


@pytest.mark.parametrize("words", [["run", "trial"], ["publish"]])
def test_a_run_from_a_folder_that_is_gone_is_refused(project, words):
    gone = project.root / "gone"
    gone.mkdir()
    left = f"import os; os.rmdir({str(gone)!r}); from analysis.__main__ import main; main()"
    surroundings = project.surroundings() | {"cwd": gone}
    done = subprocess.run(
        [sys.executable, "-c", left, *words], **surroundings, capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == (
        "the folder that you are in is gone: allowed is to call from one that is there\n"
    )
