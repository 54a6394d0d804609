"""Printing obeys nothing that it is given, and stops no work."""

import ast
import codecs
import os
import pty
import re
import subprocess
import sys

import pytest

from analysis import paths
from analysis.command_line import layout, screen

MODULES = sorted((paths.ROOT / "analysis").rglob("*.py"))


@pytest.mark.parametrize("text", ["q[/y]", "[bold]x[/bold]", "[link=x]", ":smile:", r"\[a]"])
def test_text_is_printed_as_it_is_in_lines_and_tables(capsys, text):
    screen.out.print(text)
    layout.rows(["name", text], [[text, "as it is"]])
    assert [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()] == [
        text, "name", text,
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\x9b1m", "\r", "\u2028", "\u202e"])
def test_what_a_terminal_obeys_is_shown(capsys, sign):
    screen.out.print(f"a{sign}b\nc")
    screen.out.lines(f"a{sign}b\nc")
    screen.err.print(f"a{sign}b\nc")
    layout.rows(["name"], [[f"a{sign}b"]])
    layout.line(f"a{sign}b\nc")
    told = capsys.readouterr()
    escaped = sign[0].encode("unicode_escape").decode() + sign[1:]
    assert told.err == f"a{escaped}b\\nc\n"
    assert told.out.splitlines()[:3] == [f"a{escaped}b\\nc", f"a{escaped}b", "c"]
    assert sign not in told.out


def test_lines_of_signs_that_are_only_odd_stay(capsys):
    screen.out.lines("5\N{NO-BREAK SPACE}km × 宇宙 🛰")
    assert capsys.readouterr().out == "5\N{NO-BREAK SPACE}km × 宇宙 🛰\n"


def asks_for_markup(tree: ast.AST) -> list[int]:
    """Lines that turn markup on, or make a console of their own, for which it is on."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            ast.unparse(node.func).split(".")[-1] in {"Console", "from_markup"}
            or any(
                k.arg in ("markup", "emoji") and ast.unparse(k.value) != "False"
                for k in node.keywords
            )
        )
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(paths.ROOT).as_posix())
def test_no_module_prints_with_markup(module):
    assert asks_for_markup(ast.parse(module.read_text(encoding="utf-8"))) == []


def test_a_print_with_markup_would_be_told():
    for line in ("Console().print(name)", "out.print(name, markup=True)", "Text.from_markup(x)"):
        assert asks_for_markup(ast.parse(line)) == [1]


@pytest.mark.parametrize("encoding", ["ascii", "cp932", "cp1252", "latin-1", "utf-8"])
def test_any_text_can_be_printed_in_any_encoding(project, encoding):
    odd = "5\N{NO-BREAK SPACE}km × ½ − ō 宇宙 🛰 \\udc80"
    lines = (
        "from analysis.command_line import layout, screen",
        "screen.steady()",
        f"screen.out.print('{odd}'); screen.err.print('{odd}'); print('{odd}')",
    )
    surroundings = project.surroundings() | {"text": False}
    surroundings["env"]["PYTHONIOENCODING"] = encoding
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], **surroundings, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert done.stdout.decode(encoding).startswith(("5 km", "5\N{NO-BREAK SPACE}km"))
    assert encoding != "ascii" or done.stdout.startswith(b"5 km \\xd7 \\xbd \\u2212 ")


def test_only_what_cannot_be_written_is_handed_on():
    screen.steady()
    with pytest.raises(UnicodeDecodeError):
        codecs.decode(b"\xff", "utf-8", errors="similar")


def on_a_terminal(project, words, **variables):
    """What a call writes there."""
    surroundings = project.surroundings()
    surroundings["env"] |= {"TERM": "xterm-256color"} | variables
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        project.command(*words), **surroundings, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        told += part
    os.close(ours)
    assert running.wait(60) == 0
    return told


def test_without_colours_not_one_code_is_written(project):
    for words in (["--help"], ["list"], ["show", "trial"], ["data", "check"], ["run", "trial"]):
        told = on_a_terminal(project, words, NO_COLOR="1", FORCE_COLOR="1")
        assert b"\x1b" not in told
        assert told


def test_on_a_terminal_the_cell_at_work_is_told_and_then_the_time_left(project):
    first = on_a_terminal(project, ["run", "trial"])
    assert b"running trial: cell 3 of 8" in first
    assert b"left" not in first
    again = on_a_terminal(project, ["run", "trial", "-p", "share=0.25"])
    assert re.search(rb"running trial: cell 3 of 8, about \d+ s left", again)
    published = on_a_terminal(project, ["publish"])
    assert re.search(rb"running trial \(1 of 1\): cell 3 of 8, about \d+ s left", published)


@pytest.mark.parametrize("columns", ["0", "00", "1", "nonsense", "", "²", "①", "-5", "9" * 5000])
def test_something_is_shown_whatever_the_width_is_said_to_be(project, columns):
    call = project.surroundings()
    call["env"] |= {"COLUMNS": columns, "LINES": columns, "TERMINAL_WIDTH": columns}
    for words, code in ((["list"], 0), (["data", "NaN"], 2), (["--help"], 0)):
        done = subprocess.run(project.command(*words), **call, capture_output=True)
        assert done.returncode == code
        assert (done.stderr if code else done.stdout).strip()
