"""One name for one thing, in parameters, functions and the fields of dataclasses."""

import ast
import re

import pytest

from analysis import paths
from analysis.runner import registry

# What a name must not look like, and the name of the house.
SYNONYMS = {
    r"(\w+_)?(min|lowest|least|station|tracking|high)_elevations?(_deg)?": "mask_angle_deg",
    r"(\w+_)?(masks?|elevation_mask|cutoff)_deg": "mask_angle_deg",
    r"clear_(probability|chance|share|fraction)": "clear_sky_probability",
    r"(clear|clear_sky|cloud_free)_(share|chance|fraction)": "clear_sky_probability",
    r"cloud_free_probability": "clear_sky_probability",
    r"\w+_chance": "…_probability",
    r"(darkest|lowest|highest)_sun(_\w+)?|sun_(limit|mask)(_\w+)?": "min_ or max_sun_elevation_deg",
    r"(grid|cell)_(step|size)_deg": "area_step_deg or map_step_deg",
    r"starts?_(min|every)": "start_step_min",
    r"(start|begin)_(day|date)|begin": "first_day for a window, start for an instant",
    r"(watched_from|slot)_(deg|lon)": "…_longitude_deg",
}


def misnamed(names: set[str]) -> list[str]:
    """'name: say …' for each name that is a synonym of the house's word."""
    return [
        f"{name}: say {word}"
        for name in sorted(names)
        for pattern, word in SYNONYMS.items()
        if re.fullmatch(pattern, name)
    ]


def _names_of(tree: ast.Module) -> set[str]:
    """Arguments of public functions, and annotated fields of public classes."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            given = node.args
            found |= {a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            fields = [n.target for n in node.body if isinstance(n, ast.AnnAssign)]
            found |= {f.id for f in fields if isinstance(f, ast.Name)}
    return found


MODULES = sorted((paths.ROOT / "analysis").rglob("*.py"))


def test_parameters_use_the_words_of_the_house():
    names = {n for one in registry.notebooks() for n in registry.parameter_model(one).model_fields}
    assert {"mask_angle_deg", "clear_sky_probability"} <= names
    assert misnamed(names) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(paths.ROOT).as_posix())
def test_functions_and_fields_use_the_words_of_the_house(module):
    assert misnamed(_names_of(ast.parse(module.read_text(encoding="utf-8")))) == []


def test_a_bare_mask_is_a_mask_by_azimuth():
    bare = [
        f"{module.name}: {node.name}({argument.arg}: {ast.unparse(argument.annotation)})"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for argument in node.args.args + node.args.kwonlyargs
        if argument.arg in ("mask", "masks")
        and argument.annotation is not None
        and "Mask" not in ast.unparse(argument.annotation)
    ]
    assert bare == []


@pytest.mark.parametrize(
    "name",
    [
        "mask_deg", "masks_deg", "min_elevation_deg", "radar_lowest_elevation_deg",
        "station_elevation_deg", "clear_probability", "clear_chance", "clear_sky_share",
        "material_chance", "darkest_sun_deg", "grid_step_deg", "starts_min", "watched_from_deg",
    ],
)  # fmt: skip
def test_the_names_that_were_given_up_are_told(name):
    assert misnamed({name})


@pytest.mark.parametrize(
    "name",
    ["mask_angle_deg", "min_sun_elevation_deg", "highest_elevation_deg", "reference_elevation_deg"],
)
def test_names_of_other_things_are_left_alone(name):
    assert misnamed({name}) == []
