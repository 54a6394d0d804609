"""Whatever stands in place of a record ends in one line, or makes a run stale; never in a trace."""

import json
import shutil

import pytest

from analysis.errors import LONGEST_LINE, DataError, InputError
from analysis.evidence import citation, exports, record
from analysis.runner import comparison, staleness

RUN = {
    "schema_version": record.SCHEMA_VERSION,
    "notebook": "trial",
    "question": "?",
    "parameters": {},
    "versions": {},
    "data": {},
    "hashes": {},
    "fingerprint": "0",
}
PARAMETER = {
    "value": 1, "type": "number", "unit": None, "allowed": "", "default": 0, "description": "",
}  # fmt: skip
VALUE = {"number": 1.0, "unit": None, "digits": 0, "description": "one", "text": "1"}
VERDICT = {"outcome": "supported", "finding": "It is.", "values": []}
WHOLE = {"run.json": RUN, "values.json": {"one": VALUE}, "verdicts.json": {"claim": VERDICT}}

ANYWHERE = {
    "cut short": "{",
    "empty": "",
    "list": "[]",
    "nothing": "null",
    "number": "1",
    "text": '"text"',
    "empty mapping in a mapping": '{"one": {}}',
    "list in a mapping": '{"one": []}',
    "nothing in a mapping": '{"one": null}',
    "endless nesting": "[" * 100_000,
    "deep nesting": '{"one":' * 180 + "1" + "}" * 180,
    "endless number": '{"one": ' + "9" * 10_000 + "}",
    "no number": '{"one": NaN}',
    "a number too large": '{"one": 1e999}',
    "latin-1": '{"one": "\xe9"}',
}


def without(content, key):
    return json.dumps({k: v for k, v in content.items() if k != key})


OF_ONE = {
    ("run.json", "empty mapping"): "{}",
    **{("run.json", f"no {key}"): without(RUN, key) for key in RUN if key != "schema_version"},
    ("run.json", "another notebook"): json.dumps(RUN | {"notebook": "../../etc"}),
    ("run.json", "no such notebook"): json.dumps(RUN | {"notebook": "nothing"}),
    ("run.json", "another schema"): json.dumps(RUN | {"schema_version": 10**400}),
    ("run.json", "number for a hash"): json.dumps(RUN | {"hashes": {"code": 1}}),
    ("run.json", "an endless parameter"): json.dumps(
        RUN | {"parameters": {"x": PARAMETER}}
    ).replace('"value": 1', '"value": [1e999]'),
    ("run.json", "something more"): json.dumps(RUN | {"more": 1}),
    **{
        ("values.json", f"no {key}"): json.dumps({"one": json.loads(without(VALUE, key))})
        for key in VALUE
    },
    ("values.json", "text for a number"): json.dumps({"one": VALUE | {"number": "1"}}),
    ("values.json", "too large"): json.dumps({"one": VALUE | {"number": 10**400}}),
    ("values.json", "fraction of digits"): json.dumps({"one": VALUE | {"digits": 0.5}}),
    ("verdicts.json", "unknown outcome"): json.dumps({"claim": VERDICT | {"outcome": "odd"}}),
    ("verdicts.json", "text for values"): json.dumps({"claim": VERDICT | {"values": "one"}}),
}
CASES = {
    **{(name, what): text for name in WHOLE for what, text in ANYWHERE.items()},
    **OF_ONE,
}


@pytest.fixture
def run(toy_paths):
    folder = toy_paths / "mine"
    folder.mkdir()
    for name, content in WHOLE.items():
        (folder / name).write_text(json.dumps(content))
    return folder


@pytest.mark.parametrize(("name", "what"), CASES)
def test_a_damaged_run_is_no_run_to_compare(run, name, what):
    (run / name).write_bytes(CASES[name, what].encode("latin-1"))
    with pytest.raises(InputError) as caught:
        comparison.compare(comparison.published_folder(run), run)
    assert not isinstance(caught.value, DataError)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < LONGEST_LINE
    assert name in str(caught.value) or "notebook in" in str(caught.value)


@pytest.mark.parametrize("what", [w for n, w in CASES if n == "run.json"])
def test_a_damaged_run_is_stale_and_will_be_made_again(run, what):
    (run / "run.json").write_bytes(CASES["run.json", what].encode("latin-1"))
    reason = staleness.stale("trial", {}, run)
    assert reason
    assert reason.isprintable()


@pytest.fixture
def published(toy_paths):
    folder = toy_paths / "book" / "evidence" / "trial"
    shutil.copytree(toy_paths / "analysis" / "notebooks", folder)
    (folder / "trial.ipynb").rename(folder / "notebook.ipynb")
    for name, content in WHOLE.items():
        (folder / name).write_text(json.dumps(content))
    figure = folder / "figures" / "line"
    figure.mkdir(parents=True)
    told = {
        "schema_version": record.SCHEMA_VERSION, "id": "line", "notebook": "trial", "title": "?",
        "caption": "", "sources": [], "references": [], "licence": "CC BY 4.0", "parameters": {},
        "columns": [], "fingerprint": "0", "citation_text": "As it is.", "answer": "", "alt": "",
    }  # fmt: skip
    (figure / "metadata.json").write_text(json.dumps(told))
    (figure / "citation.bib").write_text("@misc{line}\n")
    (figure / "citation.json").write_text('{"id": "line"}\n')
    return folder


def test_a_whole_figure_is_cited(published):
    assert exports.citation("line", "text") == "As it is."
    assert exports.citation("line", "bibtex") == "@misc{line}"
    assert exports.citation("line", "csl") == '{"id": "line"}'


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("figures/line/metadata.json", "[]", "text"),
        ("figures/line/metadata.json", "{}", "bibtex"),
        ("figures/line/citation.bib", "@misc{\xe9}", "bibtex"),
        ("figures/line/citation.bib", None, "bibtex"),
        ("figures/line/citation.json", "{", "csl"),
        ("verdicts.json", "[1]", "text"),
        ("notebook.ipynb", "{", "text"),
        ("notebook.ipynb", '{"cells": [1]}', "text"),
        ("notebook.ipynb", None, "text"),
    ],
)
def test_a_damaged_figure_is_told_by_its_file(published, name, content, format):
    file = published / name
    file.unlink() if content is None else file.write_bytes(content.encode("latin-1"))
    with pytest.raises(DataError) as caught:
        exports.citation("line", format)
    assert str(caught.value).startswith(f"book/evidence/trial/{name}")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        None, "", "[]", "null", "title: [", "title: 1", "title: a\nversion: 1\nauthors: []",
        "\xe9", "\0", "a: !!timestamp abc", "[" * 5000, "date-released: yesterday",
    ],
)  # fmt: skip
def test_a_damaged_citation_file_is_told(toy_paths, content):
    file = toy_paths / "CITATION.cff"
    file.unlink() if content is None else file.write_bytes(content.encode("latin-1"))
    citation.work.cache_clear()
    try:
        with pytest.raises(DataError) as caught:
            citation.work()
    finally:
        citation.work.cache_clear()
    assert str(caught.value).startswith("CITATION.cff")
    assert str(caught.value).isprintable()


def test_people_and_groups_are_authors(toy_paths):
    (toy_paths / "CITATION.cff").write_text(
        "title: a\nversion: 0.2\ndate-released: 2026-11-22\n"
        "authors: [{name: A group}, {given-names: Some, family-names: One}]\n"
    )
    citation.work.cache_clear()
    try:
        assert citation.work() == {
            "title": "a", "version": "0.2", "year": "2026", "authors": ["A group", "Some One"],
        }  # fmt: skip
    finally:
        citation.work.cache_clear()


@pytest.mark.parametrize("words", [["list"], ["show", "orphan"], ["run", "orphan"], ["publish"]])
def test_a_notebook_without_a_parameter_model_is_told(project, words):
    notebooks = project.root / "analysis" / "notebooks"
    shutil.copyfile(notebooks / "trial.ipynb", notebooks / "orphan.ipynb")
    done = project.call(*words)
    assert done.returncode == 1
    assert done.stderr == "notebook orphan has no analysis/parameters/orphan.py\n"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": [{}]}'])
def test_a_notebook_that_is_none_is_told(project, content):
    (project.root / "analysis" / "notebooks" / "trial.ipynb").write_text(content)
    done = project.call("run", "trial")
    assert done.returncode == 1
    assert done.stderr.startswith("analysis/notebooks/trial.ipynb: ")
    assert done.stderr.count("\n") == 1
