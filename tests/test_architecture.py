"""The floors of the house, and the habits that hold them up."""

import ast
import re
from pathlib import Path

import pytest

from analysis import paths
from analysis.runner.registry import notebooks

MODULES = sorted(p for p in (paths.ROOT / "analysis").rglob("*.py"))

GROUND = {"earlier", "errors", "folders", "paths", "plain_files", "tables"}
MODELS = {
    "budget", "orbits", "ground", "coverage", "positioning", "debris", "surveillance", "timeline",
}  # fmt: skip
# Each floor, and the floors that it may stand on besides the ground and itself.
MAY_IMPORT = {
    "earlier": set(),
    "errors": set(),
    "folders": set(),
    "paths": set(),
    "plain_files": set(),
    "tables": set(),
    "reachable": set(),
    "kernel_cache": {"reachable"},
    "fingerprint": {"reachable"},
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
    "runner": {"evidence", "fingerprint", "parameters", "studies"},
    "publishing": {"charts", "evidence", "fingerprint", "parameters", "runner"},
    "interface": {"runner", "studies"},
    "command_line": {"runner", "parameters", "evidence"} | MODELS,
    "__main__": {"command_line"},
    "__init__": {"kernel_cache"},
}


# Every module by its dotted name; a package by its own.
NAMES = {
    ".".join(m.relative_to(paths.ROOT).with_suffix("").parts).removesuffix(".__init__"): m
    for m in MODULES
}


def floor_of(module: Path) -> str:
    return module.relative_to(paths.ROOT / "analysis").with_suffix("").parts[0]


def _modules_named_in(file: Path) -> set[str]:
    """Dotted names of the package's modules that a module imports, or imports names from."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= whole if whole <= NAMES.keys() else whole | {node.module}
    return found & NAMES.keys()


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
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_module_stands_on_one_that_stands_on_it():
    above = {name: _modules_named_in(file) - {name} for name, file in NAMES.items()}
    while bottom := {name for name, below in above.items() if not below & above.keys()}:
        above = {name: below for name, below in above.items() if name not in bottom}
    assert above == {}, "these import one another in a circle"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(paths.ROOT).as_posix())
def test_a_private_name_stays_in_its_module(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    taken = [
        alias
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis")
        for alias in node.names
    ]
    here = {alias.asname or alias.name for alias in taken}
    reached = {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in here
    }
    names = {alias.name for alias in taken} | reached
    assert [name for name in names if re.match("_[^_]", name)] == []


def test_one_place_reads_tables_by_their_descriptors():
    outside = [m for m in MODULES if "tables" not in m.parts]
    others = [
        m for m in outside if re.search(r"^\s*(import|from) frictionless", m.read_text(), re.M)
    ]
    assert others == [], "tables are read through analysis.tables"


def test_every_parameter_model_has_its_notebook():
    modules = {p.stem for p in (paths.ROOT / "analysis" / "parameters").glob("*.py")}
    assert modules - {"__init__", "base", "fields", "from_tables", "kinds"} == set(notebooks())


def test_models_know_neither_studies_nor_what_shows_them():
    for room in MODELS | {"timeline", "validation"}:
        assert not MAY_IMPORT[room] & {"studies", "evidence", "charts", "parameters", "runner"}


def test_a_study_is_imported_by_its_own_package_and_the_registry_alone():
    for module in MODULES:
        for name in _studies_named_in(module):
            mine = module.relative_to(paths.ROOT / "analysis").parts
            assert mine[:2] == ("studies", name), (module, name)


def _studies_named_in(module: Path) -> set[str]:
    """The studies whose packages a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis.studies"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {parts[2] for n in names if len(parts := n.split(".")) > 2}
    return found & set(notebooks())
