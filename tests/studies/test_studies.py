"""Every study: no Jupyter, findings as published, texts filled, rules driven to every outcome."""

import importlib
import json
import re
import subprocess
import sys
from collections import Counter

import pytest

from analysis import paths, studies, tables
from analysis.errors import InputError
from analysis.evidence import record, texts
from analysis.evidence.outcomes import Rule

NAMES = studies.names()
JUDGING = [name for name in NAMES if studies.study_of(name).claims()]


@pytest.fixture(scope="module")
def study():
    """One study of each notebook at its defaults, computed once for all tests of this module."""
    made: dict = {}
    return lambda name: made.setdefault(name, studies.study_of(name)())


def rules_of(name: str) -> list[Rule]:
    found = vars(importlib.import_module(f"analysis.studies.{name}.rules")).values()
    return [thing for thing in found if isinstance(thing, Rule)]


def test_every_notebook_has_its_study_and_every_study_its_notebook():
    assert sorted(p.stem for p in paths.NOTEBOOKS.glob("*.ipynb")) == NAMES


def test_a_study_loads_neither_jupyter_nor_charts():
    loaded = "altair", "papermill", "IPython", "ipykernel", "sphinx"
    code = f"""
import sys
from analysis import studies
for name in studies.names():
    studies.study_of(name)
print(sorted(set({loaded!r}) & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.book
@pytest.mark.parametrize("name", NAMES)
def test_findings_at_the_defaults_are_the_published_ones_text_for_text(name, study):
    folder = paths.PUBLISHED / name
    found = study(name).findings()
    assert found.values == record.read(folder / "values.json", record.Values)
    assert found.verdicts == record.read(folder / "verdicts.json", record.Verdicts)


# The findings are listed by key, and compared one by one: a neighbour may not be in sight.
LEANING = re.compile(r"(the|of) (same|these|those|them|the ones)\b|(their|its|they|it)\b", re.I)


@pytest.mark.parametrize("name", NAMES)
def test_a_value_is_described_without_leaning_on_its_neighbour(name, study):
    told = {key: value.description for key, value in study(name).findings().values.items()}
    assert {key: text for key, text in told.items() if LEANING.match(text)} == {}
    shared = [text for text, times in Counter(told.values()).items() if times > 1]
    assert {key: text for key, text in told.items() if text in shared} == {}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_figures_and_tables_can_be_filled(name, study):
    for id, text in {**study(name).figures, **study(name).tables}.items():
        told = texts.sentences(text, study(name).text, id)
        assert all(told.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_value_is_found_without_the_others(name, study):
    published = json.loads((paths.PUBLISHED / name / "values.json").read_text())
    for key in published:
        assert study(name).value(key).text == published[key]["text"]


@pytest.mark.parametrize("name", JUDGING)
def test_each_rule_is_driven_to_every_outcome_that_it_can_give(name):
    cases = importlib.import_module(f"cases.{name}").CASES
    claims = tables.read("claims").set_index("id")
    judged = [claim for rule in rules_of(name) for claim in rule.claims]
    assert sorted(judged) == sorted(set(judged))
    for rule in rules_of(name):
        driven = set()
        for claim in rule.claims:
            row = claims.loc[claim]
            assert len(set(rule.outcomes)) > 1 or row["matter_of_record"], claim
            for given, outcome in cases.get(claim, []):
                assert rule(**given) == outcome, (claim, given)
                driven.add(outcome)
        assert driven == set(rule.outcomes), (rule.claims, "not driven or not declared")
    assert cases.keys() <= set(judged)


@pytest.mark.parametrize("name", JUDGING)
def test_every_verdict_is_judged_by_a_rule_of_its_claim(name):
    judged = {claim for rule in rules_of(name) for claim in rule.claims}
    assert set(studies.study_of(name).claims()) <= judged


@pytest.mark.parametrize("name", JUDGING)
def test_every_rule_refuses_a_missing_number(name):
    cases = importlib.import_module(f"cases.{name}").CASES
    for rule in rules_of(name):
        given, _ = next(case for claim in rule.claims for case in cases.get(claim, []))
        for argument in given:
            with pytest.raises(InputError, match=f"{argument} is missing"):
                rule(**given | {argument: None})
