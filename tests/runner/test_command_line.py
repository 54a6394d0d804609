"""Every command as a user calls it: what it prints, its exit code, and what it leaves behind."""

import filecmp
import json
import os
import re
import signal
import subprocess
import time

import psutil
import pytest

from analysis.folders import whole
from tests.faults.places import contents

WRONG_CALLS = {
    "unknown command": (["lsit"], "No such command 'lsit'. Did you mean 'list'?"),
    "unknown notebook": (
        ["run", "trail"],
        "unknown notebook 'trail': allowed are trial; did you mean 'trial'?",
    ),
    "unknown parameter": (
        ["run", "trial", "-p", "shore=0.5"],
        "unknown parameter 'shore': allowed are first_year, last_year, mode, share; "
        "did you mean 'share'?",
    ),
    "wrong type": (
        ["run", "trial", "-p", "share=much"],
        "share = 'much': allowed is a number of at least 0 and at most 1",
    ),
    "out of range": (
        ["run", "trial", "-p", "share=5"],
        "share = 5: allowed is a number of at least 0 and at most 1",
    ),
    "not a choice": (
        ["run", "trial", "-p", "mode=quikc"],
        "mode = 'quikc': allowed are quick, broken, slow; did you mean 'quick'?",
    ),
    "inconsistent pair": (
        ["run", "trial", "-p", "first_year=2020"],
        "first_year = 2020 is after last_year = 2012",
    ),
    "no equals sign": (["run", "trial", "-p", "share"], "-p 'share': allowed is name=value"),
    "no scenario file": (["run", "trial", "-f", "no.yaml"], "scenario 'no.yaml': no such file"),
    "scenario without a name": (["run", "trial", "-f", ""], "scenario '': no such file"),
    "two scenarios": (["run", "trial", "-f", "a", "-f", "b"], "-f 'b': one scenario is given"),
    "one name twice": (["run", "trial", "-p", "share=0", "-p", "share=1"], "-p 'share' is given"),
    "not a run": (["compare", "data"], "data is not a run folder"),
    "folder in use": (
        ["run", "trial", "--out", "data"],
        "--out 'data': 'data' belongs to the project; take 'runs' or a folder of your own; allowed "
        "is a new folder, an empty one or an earlier run of trial",
    ),
    "no such refresh": (
        ["data", "refresh", "debrs", "--from", "x"],
        "unknown topic to refresh 'debrs': allowed are debris; did you mean 'debris'?",
    ),
    "unknown topic": (
        ["data", "check", "toys"],
        "unknown data topic 'toys': allowed are toy; did you mean 'toy'?",
    ),
}

SCENARIOS = {
    "share: [0.5": "scenario 's.yaml', line",
    "share: 0.5\nshare: 0.6": "scenario 's.yaml', line 2: 'share' is given twice",
    "- share": "scenario 's.yaml': allowed is a mapping",
    "shore: 0.5": "unknown parameter 'shore'",
}


def left_over(root):
    """Anything of a run, whole or half, in the project."""
    folders = [root / "runs", root / "book"]
    return [p for f in folders for p in f.rglob("*") if p.name != "failed.ipynb" and p.is_file()]


@pytest.mark.parametrize("case", WRONG_CALLS)
def test_a_wrong_call_gets_one_line_and_leaves_nothing(project, case):
    words, message = WRONG_CALLS[case]
    result = project.call(*words)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(message)
    assert left_over(project.root) == []


@pytest.mark.parametrize("text", SCENARIOS)
def test_a_malformed_scenario_is_told_with_its_line(project, text):
    (project.root / "s.yaml").write_text(text)
    result = project.call("run", "trial", "-f", "s.yaml")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(SCENARIOS[text])


def test_list_and_show_name_question_units_and_ranges(project):
    listed = project.call("list").stdout.splitlines()
    assert listed[1:] == ["trial     Does a run leave what it should?"]
    shown = project.call("show", "trial").stdout
    assert "a fiscal year from 1990 to 2030" in shown


def test_a_published_run_is_made_once_and_a_reader_is_told_what_changes(project):
    assert "trial: not run yet" in project.call("publish").stdout
    assert project.call("publish").stdout == "every published run is up to date\n"

    again = project.call("run", "trial").stdout
    assert again.startswith("nothing changed since this run: ")
    assert "book/evidence/trial" in again

    (project.root / "s.yaml").write_text("share: 0.9\nlast_year: 2011\n")
    told = project.call("run", "trial", "-f", "s.yaml", "-p", "share=0.25").stdout
    assert "parameters changed: 2" in told
    assert "last_year 2012 2011" in " ".join(told.split())
    assert "half-is-enough: partly, before supported\n    now: In FY2020 it was 25.0" in told
    (folder,) = (project.root / "runs" / "trial").iterdir()
    run = json.loads((folder / "run.json").read_text())
    assert folder.name.endswith("-" + run["fingerprint"][:12])
    assert run["parameters"]["share"]["value"] == 0.25
    assert set(run["data"]) == {
        "data/claims.csv",
        "data/columns.csv",
        "data/datapackage.json",
        "data/toy/datapackage.json",
        "data/toy/distances.csv",
    }
    citation = (folder / "figures" / "trial-line" / "citation.bib").read_text()
    assert "share = 0.25" in citation.replace("\\", "")

    (project.root / "data" / "toy" / "distances.csv").write_text("id,distance_km\nnear,2\n")
    assert "trial: data/toy/distances.csv changed" in project.call("publish").stdout


def test_two_equal_runs_give_equal_bytes(project):
    for name in ("one", "two"):
        assert project.call("run", "trial", "--out", name).returncode == 0
    one, two = project.root / "one", project.root / "two"
    names = sorted(p.relative_to(one).as_posix() for p in one.rglob("*") if p.is_file())
    assert "figures/trial-line/figure.pdf" in names
    assert "notebook.ipynb" in names
    same, different, missing = filecmp.cmpfiles(one, two, names, shallow=False)
    assert (different, missing) == ([], [])
    assert same == names


def test_a_failing_cell_is_named_and_no_run_is_left(project):
    result = project.call("run", "trial", "-p", "mode=broken")
    assert result.returncode == 1
    assert "trial: cell 4 failed with AssertionError: asked to break" in result.stderr
    kept = project.root / "runs" / "trial" / "failed.ipynb"
    assert str(kept) in result.stderr
    assert kept.is_file()
    assert left_over(project.root) == []


def test_a_failed_notebook_goes_beside_what_was_made_of_an_earlier_one(project):
    runs, precious = project.root / "runs" / "trial", project.root / "precious.txt"
    runs.mkdir(parents=True)
    precious.write_text("mine")
    (runs / "failed.ipynb").symlink_to(precious)
    (runs / "failed-2.ipynb").write_text("looked at")
    result = project.call("run", "trial", "-p", "mode=broken")
    assert str(runs / "failed-3.ipynb") in result.stderr
    assert precious.read_text() == "mine"
    assert (runs / "failed-2.ipynb").read_text() == "looked at"
    assert (runs / "failed-3.ipynb").is_file()


def test_broken_data_stop_a_run_in_one_line(project):
    (project.root / "data" / "toy" / "distances.csv").write_text("id,distance_km\nnear,-1\n")
    result = project.call("run", "trial")
    assert result.returncode == 1
    assert result.stderr.startswith("data/toy/distances.csv, line 2, column distance_km: ")
    assert result.stderr.count("\n") == 1
    assert left_over(project.root) == []


ENDINGS = {
    "Ctrl-C": [signal.SIGINT],
    "Ctrl-C twice": [signal.SIGINT, signal.SIGINT],
    "a plain kill": [signal.SIGTERM],
    "a closed terminal": [signal.SIGHUP, signal.SIGTERM],
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_run_that_is_asked_to_end_leaves_nothing(project, ending):
    running = subprocess.Popen(
        project.command("run", "trial", "-p", "mode=slow"),
        **project.surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    folder = project.root / "runs" / "trial"
    while not list(folder.glob(".partial-*/new/notebook.ipynb")):
        assert running.poll() is None
        time.sleep(0.1)
    for number in ENDINGS[ending]:
        os.killpg(running.pid, number)
        time.sleep(0.05)
    _, told = running.communicate(timeout=60)
    assert (told, running.returncode) == ("interrupted; nothing was kept\n", 130)
    assert not folder.parent.exists()


@pytest.mark.parametrize("ending", [*ENDINGS, "a hard kill"])
def test_publishing_that_is_asked_to_end_leaves_neither_files_nor_processes(project, ending):
    for name in ("parameters/trial.py", "notebooks/trial.ipynb"):
        file = project.root / "analysis" / name
        file.write_text(re.sub(r'(\(|mode = \\?)"quick', r'\1"slow', file.read_text()))
    running = subprocess.Popen(
        project.command("publish"),
        **project.surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    evidence = project.root / "book" / "evidence"
    while not list(evidence.glob(".partial-*/new/notebook.ipynb")):
        assert running.poll() is None
        time.sleep(0.1)
    started = psutil.Process(running.pid).children(recursive=True)
    assert started
    for number in ENDINGS.get(ending, []):
        os.killpg(running.pid, number)
        time.sleep(0.05)
    if ending == "a hard kill":
        running.kill()
        running.communicate(timeout=60)
    else:
        _, told = running.communicate(timeout=60)
        assert (told, running.returncode) == ("interrupted; nothing was kept\n", 130)
        assert [p.name for p in evidence.iterdir()] == ["schema.json"]
    _, alive = psutil.wait_procs(started, timeout=60)
    assert alive == []


def together(project, *calls):
    """The answers to calls that are started at the same moment."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [
        subprocess.Popen(project.command(*words), **project.surroundings(), **pipes)
        for words in calls
    ]
    return [(*one.communicate(timeout=120), one.returncode) for one in running]


def shares(folders):
    """What the runs in these folders were asked for."""
    records = [json.loads((folder / "run.json").read_text()) for folder in folders]
    return sorted(run["parameters"]["share"]["value"] for run in records)


def test_of_two_equal_runs_at_once_one_works_and_the_other_uses_it(project):
    one = ["run", "trial", "-p", "share=0.25"]
    answers = together(project, one, one)
    assert [(error, code) for _, error, code in answers] == [("", 0)] * 2
    (folder,) = (project.root / "runs" / "trial").iterdir()
    told = sorted(out.splitlines()[-2 if "published" in out else -4] for out, _, _ in answers)
    assert told == [f"nothing changed since this run: {folder}", f"run: {folder}"]


def test_two_different_runs_at_once_do_not_meet(project):
    calls = [["run", "trial", "-p", f"share={share}"] for share in (0.25, 0.75)]
    answers = together(project, *calls)
    assert [(error, code) for _, error, code in answers] == [("", 0)] * 2
    folders = list((project.root / "runs" / "trial").iterdir())
    assert shares(folders) == [0.25, 0.75]
    for (out, _, _), share in zip(answers, (0.25, 0.75), strict=True):
        (said,) = [f for f in folders if f"run: {f}\n" in out]
        assert shares([said]) == [share]


def test_two_runs_into_one_folder_follow_each_other(project):
    calls = [["run", "trial", "-p", f"share={share}", "--out", "mine"] for share in (0.25, 0.75)]
    answers = together(project, *calls)
    assert [(error, code) for _, error, code in answers] == [("", 0)] * 2
    assert shares([project.root / "mine"]) in ([0.25], [0.75])
    assert [p.name for p in project.root.iterdir() if p.name.startswith(".partial")] == []


def test_of_two_publishings_at_once_one_works_and_the_other_finds_it_done(project):
    answers = together(project, ["publish"], ["publish"])
    assert [(error, code) for _, error, code in answers] == [("", 0)] * 2
    assert sorted("every published run is up to date\n" in out for out, _, _ in answers) == [
        False,
        True,
    ]


def test_plain_papermill_ends_in_the_same_line_for_a_bad_value(project):
    def papermill(*words):
        command = ["papermill", "analysis/notebooks/trial.ipynb", "out.ipynb", *words]
        python = project.command()[0].replace("/python", "/papermill")
        return subprocess.run(
            [python, *command[1:]], **project.surroundings(), capture_output=True, timeout=60
        )

    bad = papermill("-p", "share", "5")
    assert bad.returncode != 0
    assert "InputError: share = 5: allowed is a number of at least 0 and at most 1" in bad.stderr
    misspelt = papermill("-p", "shore", "0.5")
    assert "InputError: unknown parameter 'shore'" in misspelt.stderr
    assert left_over(project.root) == []
    good = papermill("-p", "share", "0.25")
    assert good.returncode == 0, good.stderr
    (folder,) = (project.root / "runs" / "trial").iterdir()
    assert (folder / "verdicts.json").is_file()


def test_a_run_of_an_older_schema_is_refused_by_name(project):
    old = project.root / "old"
    old.mkdir()
    (old / "run.json").write_text('{"notebook": "trial", "parameters": {}}')
    (old / "values.json").write_text("{}")
    (old / "verdicts.json").write_text("{}")
    result = project.call("compare", "old")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == ("old/run.json is of schema version 1: allowed is 2; run it again\n")
    assert left_over(project.root) == []


def test_a_run_starts_the_python_that_was_called_whatever_the_machine_calls_python3(
    project, tmp_path, monkeypatch
):
    kernels = tmp_path / "share" / "kernels" / "python3"
    kernels.mkdir(parents=True)
    wrong = {"argv": ["/bin/false", "{connection_file}"], "display_name": "3", "language": "python"}
    (kernels / "kernel.json").write_text(json.dumps(wrong))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share"))
    done = project.call("run", "trial", "--out", "mine")
    assert (done.stderr, done.returncode) == ("", 0)


def test_what_a_user_keeps_with_a_run_outlives_the_next_one(project):
    assert project.call("run", "trial", "--out", "mine").returncode == 0
    (project.root / "mine" / "notes.txt").write_text("mine")
    again = project.call("run", "trial", "-p", "share=0.25", "--out", "mine")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("--out 'mine': it holds 'notes.txt', which is none of its own")
    (project.root / "mine" / "notes.txt").unlink()
    assert project.call("run", "trial", "-p", "share=0.25", "--out", "mine").returncode == 0
    told = project.call("run", "trial", "-p", "share=0.25", "--out", "mine").stdout
    assert f"nothing changed since this run: {project.root / 'mine'}" in told


def test_files_put_beside_a_published_run_are_kept_when_it_is_made_again(project):
    assert project.call("publish").returncode == 0
    published = project.root / "book" / "evidence" / "trial"
    (published / "notes.txt").write_text("mine")
    assert project.call("publish").stdout == "every published run is up to date\n"
    (published / "values.json").write_text("{}")
    told = project.call("publish").stdout
    assert "trial: its values.json was changed\n" in told
    (kept,) = (project.root / "runs" / "trial").iterdir()
    assert f"trial: the earlier run is now {kept}, for it holds 'notes.txt'" in told
    assert (kept / "notes.txt").read_text() == "mine"
    assert not (published / "notes.txt").exists()
    assert project.call("publish").stdout == "every published run is up to date\n"


def test_files_put_beside_a_published_run_stay_when_it_cannot_be_made_again(project):
    assert project.call("publish").returncode == 0
    published = project.root / "book" / "evidence" / "trial"
    (published / "values.json").write_text("{}")
    (project.root / "data" / "toy" / "distances.csv").write_text("id,distance_km\nnear,-1\n")
    before = contents(published)
    assert project.call("publish").returncode == 1
    assert contents(published) == before
    assert not list((project.root / "runs" / "trial").glob("kept-*"))


@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "folder"])
def test_the_schema_is_not_written_through_what_is_no_file(project, kind):
    schema, mine = project.root / "book" / "evidence" / "schema.json", project.root / "mine.json"
    schema.parent.mkdir(parents=True)
    if kind == "pipe":
        os.mkfifo(schema)
    elif kind == "folder":
        schema.mkdir()
    else:
        schema.symlink_to(mine)
    if kind == "link":
        mine.write_text("mine")
    refused = project.call("publish")
    said = {"pipe": "a named pipe", "folder": "a folder"}.get(kind, "a link")
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"'{schema}': it is {said}; allowed is")
    assert len(refused.stderr.splitlines()) == 1
    assert (mine.read_text() if mine.exists() else "") == ("mine" if kind == "link" else "")


def test_what_a_kill_has_left_goes_even_when_nothing_is_made_anew(project):
    """Struck while the earlier folder was deleted: the new one stands, and is fresh."""
    run = project.call("run", "trial", "-p", "share=0.25", "--out", "mine/run")
    assert (project.call("publish").returncode, run.returncode) == (0, 0)
    for parent, words in (
        (project.root / "book" / "evidence", ["publish"]),
        (project.root / "mine", ["run", "trial", "-p", "share=0.25", "--out", "mine/run"]),
    ):
        left = parent / ".partial-0123abcd"
        (left / "old" / "run").mkdir(parents=True)
        (left / "mark").write_bytes(whole._MARK)
        done = project.call(*words)
        assert done.returncode == 0
        assert "up to date" in done.stdout or "nothing changed since" in done.stdout
        assert not left.exists()


def test_a_published_run_is_not_put_over_what_is_no_folder(project):
    published = project.root / "book" / "evidence" / "trial"
    published.parent.mkdir(parents=True)
    published.write_text("mine")
    refused = project.call("publish")
    assert refused.returncode == 2
    assert refused.stderr == f"'{published}': it is a file; allowed is a folder: take it away\n"
    assert published.read_text() == "mine"
