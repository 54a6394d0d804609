"""Every command that the project's texts tell is run, on a scratch copy, and does what it is for.

Collected are the lines of code blocks and the code spans that begin with a program's name: in
README and CONTRIBUTING (whose recipes tests/test_contributing.py carries out), the book, the
READMEs of data/, the notebooks' prose and the package's docstrings. A command for which there is
no way to run it fails, so that the next one is not forgotten.

What would take minutes is made small here, and nowhere else:

- `run` of other notebooks than `QUICK`: the study's findings with these parameters, in this process
  and without a kernel. Whatever way it is run, something must differ from the published run;
- `publish` without names: of runs that are fresh;
- `make`: the target exists and make can tell what it would do (`make -n`);
- `data check` without a topic: the topic timeline; `data refresh` and `data undo`: on small tables,
  with no notebook that reads them (tests/runner/test_rehearsal.py has those);
- what sets up a machine or asks the network (git clone, cd, source, pip, npm, pre-commit): its
  words, as a whole, are those of `SETTING_UP`.
"""

import ast
import itertools
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from analysis import paths
from analysis.command_line.program import app
from analysis.evidence import reading, record
from analysis.runner.given import given_parameters
from analysis.runner.registry import notebooks, parameter_model
from analysis.studies import study_of
from tests import miniature
from tests.debris import small_tables
from tests.faults.places import contents

pytestmark = pytest.mark.book

QUICK = {"budget_trends", "timeline"}
TABLES, DOWNLOADED = "tables", ["satcat.csv", "gp.csv", "SW-All.csv"]
PROGRAMS = {
    "python", "python3", "pip", "pipx", "make", "papermill", "jupyter", "jupyter-book", "git",
    "source", "cd", "pre-commit", "pytest", "ruff", "mypy", "conda", "uv", "docker", "npm",
    "curl", "wget", "bash", "sh", "export", "japan-in-orbit",
}  # fmt: skip
SETTING_UP = {
    "git clone <this repository> japan-in-orbit",
    "cd japan-in-orbit",
    "source .venv/bin/activate",
    "python -m pip install pre-commit",
    "pre-commit install",
    "npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz",
}
FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def texts() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text."""
    pages = [paths.ROOT / "README.md", paths.ROOT / "CONTRIBUTING.md"]
    pages += sorted((paths.ROOT / "book").rglob("*.md")) + sorted(paths.DATA.rglob("README.md"))
    for page in pages:
        if paths.PUBLISHED not in page.parents:
            text = page.read_text(encoding="utf-8").partition("\n## Recipes\n")[0]
            yield page.relative_to(paths.ROOT).as_posix(), text
    for name in notebooks():
        cells = json.loads((paths.NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))["cells"]
        told = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
        yield name, "\n".join(told)
    for module in sorted((paths.ROOT / "analysis").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield module.relative_to(paths.ROOT).as_posix(), ast.get_docstring(node) or ""


def commands(text: str) -> list[str]:
    """The commands that a text tells, without prompts and remarks."""
    blocks = [(kind.strip(), body) for kind, body in FENCE.findall(text)]
    lines = [
        line for kind, body in blocks if kind in ("", "console", "sh", "bash", "shell")
        for line in body.splitlines()
    ]  # fmt: skip
    prose = FENCE.sub("", text)
    lines += re.findall(r"^ {4,}(.+)$", prose, re.MULTILINE) + SPAN.findall(prose)
    found = [line.strip().removeprefix("$ ").partition(" #")[0].strip() for line in lines]
    return [line for line in found if line.split(" ")[0] in PROGRAMS and " " in line]


def collected() -> dict[str, str]:
    """Each command once, with the first place where it stands."""
    found: dict[str, str] = {}
    for place, text in texts():
        for line in commands(text):
            found.setdefault(line, place)
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with its published runs, and what the placeholders stand for.

    Beside it TABLES: a project in miniature with small tables of debris, and what renews them.
    """
    root = tmp_path_factory.mktemp("all") / "copy"
    leave = shutil.ignore_patterns("__pycache__", ".*", "_build", "runs", "tests")
    shutil.copytree(paths.ROOT, root, ignore=leave)
    published = paths.PUBLISHED / "budget_trends"
    for name in ("RUN", "EARLIER"):
        shutil.copytree(published, root / name)
    (root / "scenario.yaml").write_text("base_year: 2015\nlast_fiscal_year: 2023\n")
    tables = root.with_name(TABLES)
    miniature.make(tables)
    small_tables.of_three_days(tables / "data" / "debris")
    small_tables.downloads(tables)
    return root


def called(root: Path, *words: str, **variables: str) -> subprocess.CompletedProcess:
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), "HOME": str(root)}
    surroundings |= variables
    program = sys.executable if words[0] == "python" else words[0]
    return subprocess.run(
        [program, *words[1:]], cwd=root, env=surroundings, capture_output=True, text=True
    )


def carried_out(line: str, root: Path) -> None:
    """Run one command in the copy; AssertionError or an error of its own when it fails."""
    if line in SETTING_UP:
        return
    words = [word for word in shlex.split(re.sub(r"\[[^]]*\]", "", line)) if word]
    if words[0] == "make":
        targets = [word for word in words[1:] if "=" not in word]
        declared = re.search(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(), re.MULTILINE)
        assert set(targets) <= set(declared[1].split()), line
        for target in targets:
            assert called(root, "make", "-n", target).returncode == 0, line
    elif words[0] == "papermill":
        assert (root / words[1]).is_file(), line
        given = dict(zip(words[4::3], words[5::3], strict=True)) if "-p" in words else {}
        changes(Path(words[1]).stem, [f"{name}={value}" for name, value in given.items()])
        assert Path(words[1]).stem in QUICK, line
        program = Path(sys.executable).with_name("papermill")
        assert called(root, str(program), *words[1:]).returncode == 0, line
        assert (root / words[2]).is_file(), line
    elif words[0] == "jupyter-book":
        done = called(root, str(Path(sys.executable).with_name("jupyter-book")), *words[1:])
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert (root / "_build" / "html" / "index.html").is_file(), line
    elif words[:3] == ["python", "-m", "pytest"]:
        for word in words[3:]:
            assert not word.startswith("tests/") or (paths.ROOT / word).exists(), line
    elif words[:3] == ["python", "-m", "analysis"]:
        of_ours(words[3:], line, root)
    elif words[0] == "japan-in-orbit":
        of_the_script(words[1:], line, root)
    elif words[0] == "python" and (words[1] == "-m" or words[1].endswith(".py")):
        module = words[2].replace(".", "/") + ".py" if words[1] == "-m" else words[1]
        code = (root / module).read_text(encoding="utf-8")
        assert "__main__" in code or "argv" in code, line
    else:
        pytest.fail(f"no way to run this: {line}; add one to tests/test_documented_commands.py")


def of_ours(words: list[str], line: str, root: Path) -> None:
    understood(words)
    if words[:1] == ["run"]:
        of_runs(words, line, root)
    elif words[:1] == ["publish"]:
        of_published(words, line, root)
    elif words[:2] in (["data", "refresh"], ["data", "undo"]):
        of_tables(words, line, root)
    else:
        (figure, *_) = reading.entries_of(paths.PUBLISHED / "budget_trends")
        asked = [{"FIGURE": figure, "DIR": "mine"}.get(word, word) for word in words]
        asked += ["timeline"] if asked == ["data", "check"] else []
        done = called(root, "python", "-m", "analysis", *asked)
        assert (done.returncode, done.stderr) == (0, ""), f"{line}\n{done.stderr}"
        assert done.stdout, line


def of_runs(words: list[str], line: str, root: Path) -> None:
    asked = [{"NAME": "budget_trends"}.get(word, word) for word in words]
    assert asked[1] in notebooks(), line
    if len(asked) > 2:
        given = [word for before, word in itertools.pairwise(words) if before == "-p"]
        files = [str(root / word) for before, word in itertools.pairwise(words) if before == "-f"]
        changes(words[1], given, files)
    if asked[1] in QUICK:
        done = called(root, "python", "-m", "analysis", *asked)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        told = re.findall(r"^(?:nothing changed since this )?run: (.+)$", done.stdout, re.MULTILINE)
        assert len(told) == 1, done.stdout
        assert (root / told[0] / "run.json").is_file(), line


def of_published(words: list[str], line: str, root: Path) -> None:
    """A published run that is gone is made again, to the byte; what is fresh is left."""
    assert set(words[1:]) <= QUICK, line
    for name in words[1:]:
        shutil.rmtree(root / "book" / "evidence" / name)
    done = called(root, "python", "-m", "analysis", *words)
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    for name in words[1:]:
        assert contents(root / "book" / "evidence" / name) == contents(paths.PUBLISHED / name), line
    assert words[1:] or done.stdout == "every published run is up to date\n", done.stdout


def of_tables(words: list[str], line: str, root: Path) -> None:
    """A refresh replaces the tables; an undo after it puts the earlier ones back."""
    place = root.with_name("refreshed")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(root.with_name(TABLES), place)
    before = contents(place / "data" / "debris")
    if words[1] == "undo":
        of_tables(["data", "refresh", words[2], "--from", *DOWNLOADED], line, root)
    asked = [file for word in words for file in (DOWNLOADED if word == "FILE..." else [word])]
    code = (
        "import sys; from analysis.debris import admission; from analysis.__main__ import main; "
        f"admission.WHOLE_CATALOGUE = {small_tables.WHOLE_CATALOGUE}; main()"
    )
    done = called(place, "python", "-c", code, *asked)
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (contents(place / "data" / "debris") == before) == (words[1] == "undo"), line


def of_the_script(words: list[str], line: str, root: Path) -> None:
    """Carry out a command of the installed program, as the script of pyproject.toml calls it."""
    scripts = tomllib.loads((paths.ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    module, _, function = scripts["japan-in-orbit"].partition(":")
    code = f"import sys; sys.argv[0] = 'japan-in-orbit'; from {module} import {function} as f; f()"
    # Else the shell is found among the processes above this one.
    here = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    installs = words == ["--install-completion"]
    done = called(root, "python", "-c", code, *words, *(["bash"] if installs else []), **here)
    assert (done.returncode, done.stderr) == (0, ""), f"{line}\n{done.stderr}"
    assert not installs or (root / ".bashrc").is_file(), line


def understood(words: list[str]) -> None:
    """The command exists and takes these options and as many arguments."""
    command = typer.main.get_command(app)
    rest = list(words)
    while rest and rest[0] in getattr(command, "commands", {}):
        command = command.commands[rest.pop(0)]
    if words != ["--version"]:  # which ends the program while the words are read
        command.make_context("python -m analysis", rest)


def changes(notebook: str, pairs: list[str], files: list[str] | None = None) -> None:
    """The parameters are allowed and move a value or a finding of the published run."""
    parameters = parameter_model(notebook).validated(given_parameters(pairs, files or []))
    assert parameters.overrides(), f"{notebook}: {pairs} are the published run's own"
    study = study_of(notebook)(parameters)
    old = record.read(paths.PUBLISHED / notebook / "values.json", record.Values)
    judged = record.read(paths.PUBLISHED / notebook / "verdicts.json", record.Verdicts)
    # The findings that stand first are computed first, so that the first change ends the search.
    moved = any(
        (new := study.verdict(claim)) is None or new.finding != was.finding
        for claim, was in judged.items()
    ) or {k: v.text for k, v in study.findings().values.items()} != {
        k: v.text for k, v in old.items()
    }
    assert moved, f"{notebook} {pairs}: no value and no finding changes"


COLLECTED = collected()


@pytest.mark.parametrize("line", COLLECTED, ids=lambda line: f"{COLLECTED[line]}: {line}")
def test_a_command_that_is_told_works(line, copy):
    carried_out(line, copy)


def test_every_kind_of_text_is_looked_at():
    places = {place for place, text in texts() if commands(text)}
    assert {"README.md", "CONTRIBUTING.md", "data/debris/README.md"} <= places
    assert any(place.startswith("book/") for place in places)
    assert any(place.startswith("analysis/") for place in places)


@pytest.mark.parametrize(
    "line",
    [
        "make boko",
        "python -m analysis lsit",
        "python -m analysis data chekc",
        "python -m analysis run budget_trend",
        "python -m analysis run budget_trends -p base_year=1066",
        "python -m analysis run budget_trends -p ceiling_percent=1.0",
        "python -m analysis data refresh debris --form satcat.csv",
        "python -m analysis cite FIGURE --fromat text",
        "python -m analysis cite no-such-figure",
        "python -m pytest tests/timelin",
        "python -m analysis.no_such_module",
        "papermill analysis/notebooks/budget_trend.ipynb out.ipynb",
        "docker run japan-in-orbit",
        "japan-in-orbit --instal-completion",
        "japan-in-orbit lsit",
        "git push",
    ],
)
def test_a_command_that_does_not_work_is_noticed(line, copy):
    with pytest.raises((Exception, pytest.fail.Exception)):
        carried_out(line, copy)


def test_commands_are_found_wherever_a_text_may_tell_them():
    text = (
        "Call `make book`, or:\n\n    papermill a.ipynb b.ipynb\n\n```\n$ git clone x  # why\n```\n"
        "```python\nmake = 1\n```\n"
    )
    assert sorted(commands(text)) == ["git clone x", "make book", "papermill a.ipynb b.ipynb"]
