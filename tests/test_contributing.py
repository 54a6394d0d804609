"""CONTRIBUTING.md is true: its recipes are carried out on scratch copies.

A recipe is a heading of the third level with fenced blocks: every `diff` is applied, in order, to a
copy of the repository; then the commands of `console` are run there. The lines below a command must
stand in what it prints, in that order.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from analysis import paths

PAGE = (paths.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A line to be run, and lines of what it must print."""

    line: str
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Recipe:
    """What a section of the page asks for."""

    title: str
    diffs: list[str]
    commands: list[Command]


def recipes() -> list[Recipe]:
    found = []
    for section in PAGE.partition("\n## Recipes\n")[2].split("\n### ")[1:]:
        title, _, body = section.partition("\n")
        blocks = FENCE.findall(body)
        diffs = [text for language, text in blocks if language == "diff"]
        told = "".join(text for language, text in blocks if language == "console")
        commands: list[Command] = []
        for line in told.splitlines():
            if line.startswith("$ "):
                commands.append(Command(line.removeprefix("$ ")))
            else:
                commands[-1].told.append(line)
        found.append(Recipe(title, diffs, commands))
    return found


def copied(root: Path) -> Path:
    """A copy of every file of the repository, those not yet committed included."""
    named = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(named, cwd=paths.ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (paths.ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(paths.ROOT / name, root / name)
    return root


def applied(root: Path, diff: str) -> subprocess.CompletedProcess:
    # A scratch copy inside another repository would be taken for a part of that one.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    return subprocess.run(
        ["git", "apply", "-"], input=diff, cwd=root, env=environment, capture_output=True, text=True
    )


def run(root: Path, *words: str) -> subprocess.CompletedProcess:
    """A command of this interpreter's environment, with the copy's own modules."""
    tools = Path(sys.executable).parent
    environment = {k: v for k, v in os.environ.items() if k != "JAPAN_IN_ORBIT_RUN_FOLDER"}
    environment |= {"PYTHONPATH": str(root), "COLUMNS": "200"}
    program = sys.executable if words[0] == "python" else str(tools / words[0])
    call = [program, *words[1:]]
    return subprocess.run(
        call, cwd=root, env=environment, capture_output=True, text=True, timeout=240
    )


def plain(text: str) -> str:
    """Every run of blanks, no-break ones included, as one blank; lines stay lines."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def values(root: Path, notebook: str) -> dict:
    return json.loads((root / "book" / "evidence" / notebook / "values.json").read_text("utf-8"))


def a_parameter(root: Path) -> None:
    (folder,) = (root / "runs" / "timeline").iterdir()
    made = json.loads((folder / "run.json").read_text("utf-8"))["parameters"]["shown"]
    assert (made["value"], made["default"]) == ("forecast", "all")
    rows = (folder / "figures" / "timeline-events" / "data.csv").read_text("utf-8")
    assert "BepiColombo arrives" in rows
    assert "KITE tether fails" not in rows


def a_value(root: Path) -> None:
    found = values(root, "timeline")["share_borne_out"]
    assert (found["number"], found["unit"], found["text"]) == (80.0, "%", "80")


def a_figure(root: Path) -> None:
    folder = root / "book" / "evidence" / "timeline" / "figures" / "timeline-states"
    assert {"spec.json", "figure.svg", "figure.pdf", "data.csv"} <= {
        file.name for file in folder.iterdir()
    }
    told = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert [column["title"] for column in told["columns"]] == ["Comparison", "Dates"]
    assert told["answer"] == "20 of 25."


def a_claim(root: Path) -> None:
    file = root / "book" / "evidence" / "timeline" / "verdicts.json"
    verdict = json.loads(file.read_text("utf-8"))["basic-plans-after-law"]
    assert verdict["outcome"] == "supported"
    assert verdict["values"] == ["months_law_to_plan"]


def a_table(root: Path) -> None:
    code = "from analysis.timeline import data; print(data.predecessors()['id'].tolist())"
    assert run(root, "python", "-c", code).stdout.strip() == "['nal', 'isas']"


def a_validation_row(root: Path) -> None:
    code = (
        "from analysis.validation import budget\n"
        "named = {row.quantity: row for row in budget.comparisons()}\n"
        "row = named['Space, ministries, fifteen months, FY2015']\n"
        "print(round(row.ours, 1), row.theirs, round(row.tolerance, 2), row.validates)"
    )
    # Eleven ministries add up to 324.7; twelve printed numbers may each be off by 0.05.
    assert run(root, "python", "-c", code).stdout.split() == ["324.7", "324.5", "0.6", "True"]


def a_notebook(root: Path) -> None:
    rows = (root / "data" / "claims.csv").read_text("utf-8").count("\n") - 1
    assert values(root, "paper_claims")["claims_all"]["number"] == rows
    page = root / "book" / "evidence" / "paper_claims" / "notebook.ipynb"
    assert page.is_file()
    assert page.relative_to(root).with_suffix("").as_posix() in (root / "_toc.yml").read_text()


PROMISED: dict[str, Callable[[Path], None]] = {
    "Add a parameter": a_parameter,
    "Add a value": a_value,
    "Add a figure": a_figure,
    "Add a claim with its verdict": a_claim,
    "Add a data table": a_table,
    "Add a validation row": a_validation_row,
    "Add a notebook": a_notebook,
}


def test_each_recipe_is_carried_out():
    assert [recipe.title for recipe in recipes()] == list(PROMISED)


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_a_recipe_does_what_it_says(recipe, tmp_path):
    root = copied(tmp_path / "copy")
    for diff in recipe.diffs:
        done = applied(root, diff)
        assert done.returncode == 0, f"the recipe no longer fits: {done.stderr}"
    for command in recipe.commands:
        done = run(root, *shlex.split(command.line))
        assert done.returncode == 0, f"{command.line}\n{done.stdout}\n{done.stderr}"
        left = plain(done.stdout)
        for line in map(plain, command.told):
            assert line in left, f"{command.line}\n{done.stdout}"
            left = left.partition(line)[2]
    PROMISED[recipe.title](root)
    changed = re.findall(r"^\+\+\+ b/(.*(?:\.py|\.ipynb))$", "\n".join(recipe.diffs), re.MULTILINE)
    for words in (["check"], ["format", "--check"]):
        linted = run(root, "ruff", *words, *changed)
        assert linted.returncode == 0, linted.stdout


def test_a_diff_that_no_longer_fits_is_noticed(tmp_path):
    (diff, *_) = recipes()[0].diffs
    file = tmp_path / re.search(r"^\+\+\+ b/(.*)$", diff, re.MULTILINE)[1]
    around = re.search(r"^ (.+)$", diff, re.MULTILINE)[1]
    file.parent.mkdir(parents=True)
    text = (paths.ROOT / file.relative_to(tmp_path)).read_text("utf-8")
    file.write_text(text, "utf-8")
    assert applied(tmp_path, diff).returncode == 0
    file.write_text(text.replace(around, f"{around}  # changed since"), "utf-8")
    done = applied(tmp_path, diff)
    assert done.returncode != 0
    assert file.name in done.stderr


@pytest.mark.parametrize("page", ["README.md", "book/reference/rerun.md"])
def test_what_is_told_in_python_runs(page):
    findings, study = [
        text
        for language, text in FENCE.findall((paths.ROOT / page).read_text(encoding="utf-8"))
        if language == "python"
    ]
    done: dict = {}
    exec(compile(findings, page, "exec"), done)
    assert done["verdicts"]["one-percent-ceiling"].outcome
    exec(compile(study, page, "exec"), done)
    assert done["study"].parameters.overrides() == {"base_year": 2015}


def test_the_readme_names_every_room():
    told = (paths.ROOT / "README.md").read_text(encoding="utf-8").partition("How it fits")[2]
    rooms = {file.parent.name for file in (paths.ROOT / "analysis").glob("*/__init__.py")}
    rooms |= {"notebooks"}
    assert {room for room in rooms if f"{room}/" not in told} == set()
