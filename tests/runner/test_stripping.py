"""A notebook that somebody worked in becomes again what is kept of it."""

import json

import pytest


@pytest.fixture
def notebook(project):
    return project.root / "analysis" / "notebooks" / "trial.ipynb"


def test_a_notebook_that_was_worked_in_is_stripped_to_what_was_kept(project, notebook):
    kept = notebook.read_bytes()
    assert project.call("strip").stdout == "nothing to strip\n"
    assert notebook.read_bytes() == kept

    worked = json.loads(kept)
    worked["metadata"]["language_info"] = {"name": "python", "version": "3.12.1"}
    for cell in worked["cells"]:
        cell["metadata"]["jupyter"] = {"source_hidden": True}
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["told\n"]}]
    notebook.write_text(json.dumps(worked))
    assert project.call("strip", "trial").stdout == "stripped: trial\n"
    assert notebook.read_bytes() == kept


def test_a_link_stays_one_and_what_it_leads_to_is_stripped(project, notebook, tmp_path):
    kept = notebook.read_bytes()
    elsewhere = tmp_path / "mine.ipynb"
    elsewhere.write_bytes(kept.replace(b'"execution_count": null', b'"execution_count": 7'))
    notebook.unlink()
    notebook.symlink_to(elsewhere)
    assert project.call("strip", "trial").stdout == "stripped: trial\n"
    assert notebook.readlink() == elsewhere
    assert elsewhere.read_bytes() == kept


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": 1}', '{"cells": [{}]}'])
def test_what_is_no_notebook_is_told_in_one_line_and_left_alone(project, notebook, content):
    notebook.write_text(content)
    result = project.call("strip")
    assert result.returncode == 1
    assert result.stderr.startswith("analysis/notebooks/trial.ipynb: ")
    assert result.stderr.count("\n") == 1
    assert notebook.read_text() == content


def test_an_unknown_notebook_is_told(project):
    result = project.call("strip", "trail")
    assert result.returncode == 2
    assert result.stderr.startswith("unknown notebook 'trail': allowed are trial")
