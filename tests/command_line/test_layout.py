"""Names stay whole, however wide the screen; a pipe gets whole rows; JSON is JSON alone."""

import io
import json

import pytest
from rich.console import Console

from analysis.command_line import layout
from analysis.runner import registry

HEADS = ["name", "allowed", "what it is"]
ROWS = [
    ["gdp_growth_low_percent", "number at least 0", "growth, low; [bold]as it is[/bold] :x:"],
    ["ratio_qzss_design_one_clock", None, "a ratio\nof two"],
]  # fmt: skip


def shown(monkeypatch, width, terminal, heads=HEADS, rows=ROWS):
    """What `layout.rows` writes on a console of this width."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        soft_wrap=True,
        color_system=None,
        markup=False,
        emoji=False,
    )
    monkeypatch.setattr(layout, "out", console)
    layout.rows(heads, rows)
    return console.file.getvalue()


@pytest.mark.parametrize("width", range(1, 130, 3))
def test_a_name_is_whole_on_a_terminal_of_any_width(monkeypatch, width):
    described = registry.parameter_model("budget_trends").described()
    rows = [[row["name"], row["type"], row["allowed"], row["description"]] for row in described]
    told = shown(monkeypatch, width, True, ["parameter", "type", "allowed", "what it is"], rows)
    lines = told.splitlines()
    for name, *_ in rows:
        assert sum(line.partition(" ")[0] == name for line in lines) == 1, name
    if width >= 72:
        assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [1, 20, 80])
def test_a_row_is_one_line_in_a_pipe(monkeypatch, width):
    told = shown(monkeypatch, width, False)
    assert told.splitlines() == [
        "name                         allowed            what it is",
        "gdp_growth_low_percent       number at least 0  growth, low; [bold]as it is[/bold] :x:",
        "ratio_qzss_design_one_clock                     a ratio of two",
    ]


def test_long_cells_go_over_several_lines_between_words(monkeypatch):
    told = shown(monkeypatch, 66, True).splitlines()
    assert told[1].split()[0] == "gdp_growth_low_percent"
    assert " ".join(" ".join(line[48:] for line in told[1:3]).split()) in ROWS[0][2]
    assert max(map(len, told)) <= 66


def test_cells_stand_below_one_another_where_words_do_not_fit_side_by_side(monkeypatch):
    told = shown(monkeypatch, 30, True).splitlines()
    assert told[0] == "gdp_growth_low_percent"
    assert "    allowed: number at least 0" in told
    assert not [line for line in told if line.strip() == "allowed:"]


def test_the_pipe_of_a_whole_command_breaks_no_name(project):
    call = project.surroundings()
    call["env"]["COLUMNS"] = "10"
    import subprocess

    done = subprocess.run(project.command("show", "trial"), **call, capture_output=True)
    head, *rows = done.stdout.splitlines()[2:]
    assert head.split() == ["parameter", "type", "unit", "default", "allowed", "what", "it", "is"]
    assert [row.split()[0] for row in rows] == ["first_year", "last_year", "share", "mode"]
    assert rows[0].split()[1:5] == ["whole", "number", "fiscal", "year"]


def test_each_list_is_json_alone_when_asked(project):
    assert project.call("publish").returncode == 0

    def told(*words):
        done = project.call(*words, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    assert told("list") == [{"notebook": "trial", "question": "Does a run leave what it should?"}]
    shown = told("show", "trial")
    assert set(shown) == {"notebook", "question", "parameters"}
    assert shown["parameters"][2] == {
        "name": "share",
        "type": "number",
        "unit": None,
        "allowed": "a number of at least 0 and at most 1",
        "default": 0.5,
        "description": "a share",
    }
    assert told("figures") == [
        {
            "id": "trial-line",
            "kind": "figure",
            "title": "Is the line flat?",
            "answer": "It lies at 50.0 per cent.".replace(" per", "\xa0per"),
            "notebook": "trial",
        },
        {
            "id": "trial-table",
            "kind": "table",
            "title": "Distances",
            "answer": None,
            "notebook": "trial",
        },
    ]
    claim, unjudged = told("claims")
    assert unjudged["outcome"] is None
    assert set(claim) == {"id", "claim", "outcome", "finding", "notebook"}
    assert (claim["id"], claim["outcome"]) == ("half-is-enough", "supported")


def test_what_was_never_published_is_told_as_such(project):
    assert "no figure yet: `make book`" in project.call("figures").stdout
    assert json.loads(project.call("figures", "--json").stdout) == []
    assert "half-is-enough  not judged" in project.call("claims").stdout


def test_every_argument_and_option_says_what_it_is():
    import typer

    from analysis.command_line.program import app

    def commands(group, name=""):
        for key, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from commands(command, f"{key} ")
            else:
                yield f"{name}{key}", command

    silent = [
        f"{name}: {parameter.name}"
        for name, command in commands(typer.main.get_command(app))
        for parameter in command.params
        if not parameter.help
    ]
    assert silent == []


def test_compare_tells_figures_and_both_findings_and_is_json_when_asked(project):
    assert project.call("publish").returncode == 0
    assert project.call("run", "trial", "-p", "share=0.25", "--out", "mine").returncode == 0
    told = " ".join(project.call("compare", "mine").stdout.split())
    assert "share 0.5 0.25 a share" in told
    assert "share_percent 50.0 25.0 -25 % the share asked for" in told
    assert "half-is-enough: partly, before supported now: In FY2020 it was 25.0" in told
    assert "before: In FY2020 it was 50.0" in told
    assert "trial-line data, text Is the line flat?" in told
    assert "tables: none changed" in told
    content = json.loads(project.call("compare", "mine", "--json").stdout)
    assert content["notebook"] == "trial"
    assert [row["id"] for row in content["figures"]] == ["trial-line"]


def test_compare_without_a_published_run_names_the_way_out(project):
    assert project.call("run", "trial", "--out", "mine").returncode == 0
    done = project.call("compare", "mine")
    assert (done.returncode, done.stdout) == (2, "")
    assert "`python -m analysis publish trial`" in done.stderr
