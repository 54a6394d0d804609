"""Notebooks are thin: narrative, sections shown, findings recorded; and made to be worked in."""

import ast
import importlib
import json
from pathlib import Path

import pytest

from analysis import paths
from analysis.evidence.templates import typed_number
from analysis.runner.registry import notebooks

FILES = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
LONGEST_CELL = 12
LOGIC = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.While)


def cells(file: Path, kind: str) -> list[dict]:
    found = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


def is_parameters(cell: dict) -> bool:
    return "parameters" in cell["metadata"].get("tags", [])


def source(cell: dict) -> str:
    return "".join(cell["source"])


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_notebook_is_thin_and_stripped(file):
    notebook = json.loads(file.read_text(encoding="utf-8"))
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    code = cells(file, "code")
    assert notebook["cells"][0]["source"][0].startswith("# ")
    assert [source(cell) for cell in code[-2:]] == ["run.findings()", "run.close()"]
    for cell in code:
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert not [n for n in ast.walk(ast.parse(source(cell))) if isinstance(n, LOGIC)]
        # A run's hash follows imports that can be read off; these cannot.
        assert "importlib" not in source(cell)
        if not is_parameters(cell):
            assert len(source(cell).splitlines()) <= LONGEST_CELL, source(cell)


def test_all_notebooks_together_stay_short():
    lines = sum(len(source(cell).splitlines()) for file in FILES for cell in cells(file, "code"))
    assert lines < 3000


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_no_name_is_used_for_two_things(file):
    bound: dict[str, int] = {}
    for number, cell in enumerate(cells(file, "code")):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                assert bound.setdefault(node.id, number) == number, node.id


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_prose_types_no_number(file):
    for cell in cells(file, "markdown"):
        assert typed_number(source(cell)) is None, source(cell)


@pytest.mark.parametrize("name", notebooks())
def test_the_parameters_cell_repeats_the_model(name):
    (cell,) = [c for c in cells(paths.NOTEBOOKS / f"{name}.ipynb", "code") if is_parameters(c)]
    given = {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in ast.parse(source(cell)).body
    }
    model = importlib.import_module(f"analysis.parameters.{name}").Parameters
    assert list(given) == list(model.model_fields)
    assert model.validated(given) == model()
    assert model.question().endswith("?")


CHEAP = ["budget_programmes", "budget_trends", "timeline"]


@pytest.mark.parametrize("name", CHEAP)
def test_every_cell_can_be_executed_again(name, monkeypatch):
    """All cells in order, then each once more but the last, as somebody at work does."""
    monkeypatch.chdir(paths.ROOT)
    code = [source(cell) for cell in cells(paths.NOTEBOOKS / f"{name}.ipynb", "code")][:-1]
    namespace: dict = {"In": [""]}
    for text in [*code, *code]:
        namespace["In"].append(text)
        exec(compile(text, name, "exec"), namespace)
