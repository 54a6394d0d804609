"""A notebook that cannot be listed hides none of the others."""

import json
import shutil

import pytest

# Notebooks that stand before and after `trial`, what stands in their models, what is told of them.
FAULTS = {
    "a\nb": (None, r"notebook a\nb has no analysis/parameters/a\nb.py"),
    "fields": (None, "analysis/parameters/fields.py: it has no class Parameters"),
    "half": ("class Parameters(", "analysis/parameters/half.py: SyntaxError: "),
    "orphan": (None, "notebook orphan has no analysis/parameters/orphan.py"),
    "other": (
        "import no_such_package",
        "analysis/parameters/other.py: ModuleNotFoundError: No module named 'no_such_package'",
    ),
    "quits": ("raise SystemExit(3)", "analysis/parameters/quits.py: SystemExit: 3"),
    "three": ("Parameters = 3", "analysis/parameters/three.py: it has no class Parameters"),
    "trial.kept": (None, "notebook trial.kept has no analysis/parameters/trial.kept.py"),
}


@pytest.mark.parametrize("form", ["rows", "json"])
def test_list_tells_each_notebook_without_a_model_after_the_others(project, form):
    folder = project.root / "analysis"
    for name, (model, _) in FAULTS.items():
        shutil.copyfile(
            folder / "notebooks" / "trial.ipynb", folder / "notebooks" / f"{name}.ipynb"
        )
        if model is not None:
            (folder / "parameters" / f"{name}.py").write_text(model)
    done = project.call("list", *(["--json"] if form == "json" else []))
    question = "Does a run leave what it should?"
    if form == "json":
        assert json.loads(done.stdout) == [{"notebook": "trial", "question": question}]
    else:
        assert done.stdout.splitlines() == ["notebook  question", f"trial     {question}"]
    told = done.stderr.splitlines()
    assert len(told) == len(FAULTS)
    for line, (_, message) in zip(told, FAULTS.values(), strict=True):
        assert line.startswith(message)
    assert done.returncode == 1
