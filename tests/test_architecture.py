"""The floors of the house, and the habits that hold them up."""

import ast
import importlib
import json
from pathlib import Path

import pytest

from analysis import paths
from analysis.runner.registry import notebooks

MODULES = sorted(p for p in (paths.ROOT / "analysis").rglob("*.py"))
FILES = sorted(paths.NOTEBOOKS.glob("*.ipynb"))

GROUND = {"errors", "folders", "paths", "tables"}
MODELS = {
    "budget", "orbits", "ground", "coverage", "positioning", "debris", "surveillance", "timeline",
}  # fmt: skip
# Each floor, and the floors that it may stand on besides the ground and itself.
MAY_IMPORT = {
    "errors": set(),
    "folders": set(),
    "paths": set(),
    "tables": set(),
    "reach": set(),
    "kernel_cache": {"reach"},
    "fingerprint": {"reach"},
    "budget": set(),
    "orbits": set(),
    "ground": {"orbits"},
    "coverage": {"orbits", "ground"},
    "positioning": {"orbits", "ground"},
    "debris": {"orbits", "ground"},
    "surveillance": {"orbits", "ground"},
    "timeline": set(),
    "validation": MODELS,
    "charts": set(),
    "parameters": set(),
    "evidence": {"charts", "fingerprint", "parameters"},
    "studies": MODELS | {"evidence", "parameters"},
    "runner": {"evidence", "fingerprint", "parameters"},
    "publishing": {"charts", "evidence", "fingerprint", "parameters", "runner"},
    "__main__": {"runner", "publishing", "parameters", "evidence"} | MODELS,
    "__init__": {"kernel_cache"},
}


def floor_of(module: Path) -> str:
    return module.relative_to(paths.ROOT / "analysis").with_suffix("").parts[0]


def imports(module: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names.add(node.module)
            if node.module == "analysis":
                names |= {f"analysis.{a.name}" for a in node.names}
    return {n.split(".")[1] for n in names if n.startswith("analysis.")}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(paths.ROOT).as_posix())
def test_a_module_stands_only_on_floors_below_it(module):
    floor = floor_of(module)
    allowed = MAY_IMPORT[floor] | GROUND | {floor}
    if module.is_relative_to(paths.ROOT / "analysis" / "studies" / "validation"):
        allowed |= {"validation"}
    assert imports(module) - {"__version__"} <= allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(paths.ROOT).as_posix())
def test_a_module_holds_one_idea(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 420


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_notebook_is_thin_and_stripped(file):
    notebook = json.loads(file.read_text(encoding="utf-8"))
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    assert notebook["cells"][0]["source"][0].startswith("# ")
    assert "".join(code[-1]["source"]).strip() == "run.close()"
    for cell in code:
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        tree = ast.parse("".join(cell["source"]))
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.While)
        assert not [n for n in ast.walk(tree) if isinstance(n, kinds)]
        # A run's hash follows imports that can be read off; these cannot.
        assert "importlib" not in "".join(cell["source"])


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_outside_truth_is_asked_by_one_study_only(file):
    assert "analysis.validation" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", notebooks())
def test_the_parameters_cell_repeats_the_model(name):
    notebook = json.loads((paths.NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    (cell,) = [c for c in notebook["cells"] if "parameters" in c["metadata"].get("tags", [])]
    given = {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in ast.parse("".join(cell["source"])).body
    }
    model = importlib.import_module(f"analysis.parameters.{name}").Parameters
    assert list(given) == list(model.model_fields)
    assert model.validated(given) == model()
    assert model.question().endswith("?")


def test_every_parameter_model_has_its_notebook():
    modules = {p.stem for p in (paths.ROOT / "analysis" / "parameters").glob("*.py")}
    assert modules - {"__init__", "base", "kinds"} == set(notebooks())
