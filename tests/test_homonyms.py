"""One thing for one name: no class and no module file bears the name of another."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from analysis import paths

ROOT = paths.ROOT / "analysis"
MODULES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))

# What each room, or each study, has one of: the place tells which is meant.
ONE_EACH = {"__init__", "base", "data", "rules", "texts"}
# Files named after what a notebook, a topic of the validation or a command is about.
BY_TOPIC = {"parameters", "validation", "command_line"}
# Parts of a study that still bear the name of something else; shorten this list, never lengthen it.
STILL_HOMONYMS = {
    "breakup": "debris: how a body breaks; debris_environment: the breakups of its century",
    "catalogue": "surveillance: how its tables were drawn; debris_population: what is in orbit",
    "frames": "orbits: axes; the studies of debris: data frames",
    "looks": "imaging_revisit and maritime_awareness: each its own looks",
    "sizes": "surveillance: from radar sections; missile_warning: of fleets",
}


def room(module: Path) -> str:
    """Where a name must be one's own: a study for its parts, else a room of the house."""
    return "/".join(module.parts[: 2 if module.parts[0] == "studies" else 1])


def repeated(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names that stand in more than one room, from pairs of name and room."""
    places = defaultdict(set)
    for name, where in names:
        places[name].add(where)
    return {name: sorted(where) for name, where in places.items() if len(where) > 1}


def classes(module: Path) -> list[str]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    found = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return [name for name in found if not name.startswith("_")]


def test_no_two_public_classes_bear_one_name():
    found = repeated((name, str(module)) for module in MODULES for name in classes(module))
    # A parameter model is told apart by its notebook.
    models = {str(m) for m in MODULES if m.parts[0] == "parameters"}
    assert set(found.pop("Parameters")) <= models
    assert found == {}


def test_no_two_modules_bear_one_name():
    named = [m for m in MODULES if m.parts[0] not in BY_TOPIC and m.stem not in ONE_EACH]
    found = repeated((module.stem, room(module)) for module in named)
    assert {n: where for n, where in found.items() if n not in STILL_HOMONYMS} == {}
    assert set(STILL_HOMONYMS) == set(found), "a homonym is gone: take it from the list"


def test_a_homonym_would_be_told():
    told = repeated([("Grid", "ground"), ("Grid", "positioning"), ("Box", "ground")])
    assert told == {"Grid": ["ground", "positioning"]}
    assert repeated([("looks", "studies/one"), ("looks", "studies/one")]) == {}
