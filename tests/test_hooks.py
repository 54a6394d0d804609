"""The hooks before a commit: the project's own tools, and what they are named to do."""

import re
import shlex
import sys
from pathlib import Path

import pytest
import typer
import yaml

from analysis import paths
from analysis.command_line.program import app

CONFIG = yaml.safe_load((paths.ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for repo in CONFIG["repos"] for hook in repo["hooks"]}


def test_style_format_types_and_outputs_are_looked_after():
    assert list(HOOKS) == ["ruff-check", "ruff-format", "mypy", "strip"]


def test_no_hook_comes_from_another_host():
    assert [repo["repo"] for repo in CONFIG["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS.values()} == {"system"}
    assert not any("additional_dependencies" in hook for hook in HOOKS.values())


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_calls_a_tool_of_the_project(name):
    tool, *words = shlex.split(HOOKS[name]["entry"])
    assert tool.startswith(".venv/bin/")
    program = tool.rpartition("/")[2]
    # The tests may run in another environment than .venv; what is installed there is the same.
    assert (Path(sys.executable).parent / program).exists()
    if program == "python":
        assert words[:2] == ["-m", "analysis"]
        assert words[2] in typer.main.get_command(app).commands


@pytest.mark.parametrize(
    ("name", "files", "others"),
    [
        ("mypy", ["analysis/tables.py", "analysis/studies/base.py"], ["tests/conftest.py"]),
        ("strip", ["analysis/notebooks/timeline.ipynb"], ["tests/toy/analysis/notebooks/t.ipynb"]),
    ],
)
def test_a_hook_runs_for_the_files_that_it_looks_after(name, files, others):
    assert all(re.search(HOOKS[name]["files"], file) for file in files)
    assert not any(re.search(HOOKS[name]["files"], file) for file in others)
    assert HOOKS[name]["pass_filenames"] is False
