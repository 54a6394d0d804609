"""Whatever goes wrong ends in one line and an exit code; where it arose is kept or shown."""

import errno
import subprocess

import pytest

from analysis.command_line import failures
from analysis.errors import LONGEST_LINE, DataError, InputError, RunError


def raising(error):
    def app(words, **_):
        raise error

    return app


def ended(error, words=("run", "trial")):
    """The exit code of a call in which this error is raised."""
    with pytest.raises(SystemExit) as caught:
        failures.carried_out(raising(error), list(words))
    return caught.value.code


def recursion_error():
    try:
        return recursion_error()
    except RecursionError as error:
        return error


FAILURES = {
    "wrong call": (InputError("share = 2"), 2, "share = 2"),
    "broken data": (DataError("data/a.csv: broken"), 1, "data/a.csv: broken"),
    "failed run": (RunError("trial: cell 4 failed", "its\ntrace"), 1, "trial: cell 4 failed; det"),
    "full disk": (OSError(errno.ENOSPC, "No space left on device", "a/b"), 1, "a/b: no space left"),
    "system's error without a name": (OSError("odd\nthing"), 1, "odd thing"),
    "file cut short": (EOFError("cut short"), 1, "python -m analysis run trial: unexpected EOFErr"),
    "interrupt": (KeyboardInterrupt(), 130, "interrupted; nothing was kept"),
    "endless recursion": (recursion_error(), 1, "python -m analysis run trial: unexpected Recurs"),
    "no memory": (MemoryError(), 1, "python -m analysis run trial: the memory is not enough; det"),
    "text of no encoding": (
        UnicodeEncodeError("ascii", "×", 0, 1, "no"), 1, "python -m analysis run trial: unexpected",
    ),
    "error without a word": (
        AssertionError(), 1, "python -m analysis run trial: unexpected AssertionError: Assertion",
    ),
    "error of many lines": (
        KeyError("a\nb" * 1000), 1, "python -m analysis run trial: unexpected KeyError: ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAILURES)
def test_every_failure_is_one_line_and_its_code(toy_paths, capsys, case):
    error, code, start = FAILURES[case]
    assert ended(error) == code
    told = capsys.readouterr().err
    assert told.startswith(start)
    assert told.endswith("\n")
    assert told.removesuffix("\n").isprintable()
    assert len(told) <= LONGEST_LINE


def test_where_an_unexpected_failure_arose_is_kept(toy_paths, capsys):
    for text in ("first", "second"):
        ended(ZeroDivisionError(text))
    told = capsys.readouterr().err
    log = toy_paths / ".cache" / "failures.log"
    assert f"details: {log}\n" in told
    assert "ZeroDivisionError: first" in log.read_text()
    assert "ZeroDivisionError: second" in log.read_text()
    assert "in app" in log.read_text()


def test_what_a_notebook_printed_before_it_failed_is_kept(toy_paths):
    ended(RunError("trial: cell 4 failed", "the last\nwords"))
    assert "the last\nwords" in (toy_paths / ".cache" / "failures.log").read_text()


def test_details_go_elsewhere_where_the_checkout_cannot_be_written(
    toy_paths, capsys, monkeypatch, tmp_path
):
    (toy_paths / ".cache").write_text("a file in the way")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "elsewhere"))
    ended(ZeroDivisionError())
    assert "`--debug`, before the command, shows where" in capsys.readouterr().err
    (tmp_path / "elsewhere").mkdir()
    ended(ZeroDivisionError())
    (kept,) = (tmp_path / "elsewhere").iterdir()
    assert f"details: {kept}\n" in capsys.readouterr().err
    assert "ZeroDivisionError" in kept.read_text()


@pytest.mark.parametrize("error", [InputError("share = 2"), ZeroDivisionError("of a share")])
def test_debug_shows_where_a_failure_arose(toy_paths, capsys, error):
    ended(error, ["--debug", "run", "trial"])
    told = capsys.readouterr().err
    assert told.startswith("Traceback (most recent call last):\n")
    assert "in app" in told
    ended(error, ["run", "trial", "-p", "--debug"])
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_failure(project):
    for words in (["list"], ["show", "trial"], ["--help"]):
        command = " ".join(project.command(*words)) + " | head -c 1 > /dev/null"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            **project.surroundings(),
            stderr=subprocess.PIPE,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_behind_the_output_is_told(project):
    command = " ".join(project.command("list")) + " > /dev/full"
    done = subprocess.run(["bash", "-c", command], **project.surroundings(), stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith("no space left on device")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_stop_nothing(project, closed):
    command = " ".join(project.command("list")) + f" {closed}"
    done = subprocess.run(["bash", "-c", command], **project.surroundings(), stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["run", "tr\nial"],
        ["run", "trial", "--o\x1b[31mut"],
        ["show", "trial", "[bold]two[/bold]\n"],
        ["cite", "x" * 100_000],
        ["compare", "[/red]"],
        ["data", "check", "to\x00y".replace("\x00", "\r")],
        ["--debgu"],
        ["run"],
    ],
)
def test_what_was_typed_comes_back_in_one_line_as_it_was_typed(project, words):
    done = project.call(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.removesuffix("\n").isprintable()
    assert len(done.stderr) <= LONGEST_LINE
    for word in words:
        if "[" in word and word.isprintable():
            assert word in done.stderr
