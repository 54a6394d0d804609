"""A shell is told what may come next, and never that something went wrong."""

import subprocess
import sys

import pytest

SCRIPT = "import sys; sys.argv[0] = 'japan-in-orbit'; from analysis.__main__ import main; main()"


def called(project, *words, **variables):
    """Call the installed program, as its script does."""
    surroundings = project.surroundings()
    surroundings["env"] |= variables
    command = [sys.executable, "-c", SCRIPT, *words]
    return subprocess.run(command, **surroundings, capture_output=True, timeout=60)


def asked(project, line, instruction="complete_bash"):
    """Ask as bash does for what may stand in place of a line's last word."""
    words = line.split(" ")
    return called(
        project,
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
        _JAPAN_IN_ORBIT_COMPLETE=instruction,
    )


@pytest.fixture
def with_figure(project):
    place = project.root / "book" / "evidence" / "trial" / "figures" / "trial-line"
    place.mkdir(parents=True)
    (place / "metadata.json").touch()
    return project


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("run t", ["trial"]),
        ("publish ", ["trial"]),
        ("run trial -p sh", ["share="]),
        ("run trial -p ", ["first_year=", "last_year=", "share=", "mode="]),
        ("cite trial-", ["trial-line"]),
        ("data re", ["refresh"]),
        ("run no-such -p sh", []),
    ],
)
def test_notebooks_parameters_and_figures_are_offered(with_figure, line, offered):
    done = asked(with_figure, f"japan-in-orbit {line}")
    assert (done.stdout.split(), done.stderr, done.returncode) == (offered, "", 0)


def test_a_shell_hears_of_no_failure(project):
    for instruction in ("complete_noshell", "junk", "noshell_source", "bash_complete"):
        odd = asked(project, "japan-in-orbit run t", instruction)
        assert (odd.stdout, odd.stderr, odd.returncode) == ("", "", 0)
    unclosed = asked(project, "japan-in-orbit run 'tri")
    assert unclosed.stderr == ""
    (project.root / "analysis" / "parameters" / "trial.py").write_text("broken(")
    broken = asked(project, "japan-in-orbit run trial -p sh")
    assert (broken.stdout.strip(), broken.stderr, broken.returncode) == ("", "", 0)
    (project.root / "analysis" / "command_line" / "program.py").write_text("import nowhere")
    broken = asked(project, "japan-in-orbit run t")
    assert (broken.stdout, broken.stderr, broken.returncode) == ("", "", 0)


def test_an_empty_instruction_is_none(project):
    done = called(project, "lsit", _JAPAN_IN_ORBIT_COMPLETE="")
    assert (done.stderr, done.returncode) == (project.call("lsit").stderr, 2)


def test_the_installed_program_does_what_the_module_does(project):
    for words in (["list"], ["show", "trial"], ["lsit"]):
        ours, theirs = called(project, *words), project.call(*words)
        assert (ours.stdout, ours.stderr) == (theirs.stdout, theirs.stderr)
        assert ours.returncode == theirs.returncode


def test_completion_is_offered_where_a_shell_can_use_it(project):
    assert "--install-completion" in called(project, "--help").stdout
    assert "--install-completion" not in project.call("--help").stdout
