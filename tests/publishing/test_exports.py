"""`cite` and `export`, on a published figure."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from analysis.errors import InputError, RunError
from analysis.evidence import exports, reading


def test_a_run_of_ones_own_is_cited_beside_the_published_one(project):
    assert project.call("publish").returncode == 0
    assert project.call("run", "trial", "-p", "share=0.25", "--out", "own").returncode == 0
    run_hash = json.loads((project.root / "own" / "run.json").read_text())["fingerprint"][:12]
    for id in ("trial-line", "trial-table"):
        key = f"japan-in-orbit-{id}-{run_hash}"
        bibtex = project.call("cite", id, "--run", "own").stdout
        assert bibtex.startswith(f"@misc{{{key},")
        assert "share = 0.25" in bibtex
        csl = json.loads(project.call("cite", id, "--run", "own", "--format", "csl").stdout)
        assert csl[0]["id"] == key
        assert not project.call("cite", id).stdout.startswith(f"@misc{{{key},")
    assert project.call("export", "trial-line", "--run", "own", "--to", "mine").returncode == 0
    copied = (project.root / "mine" / "trial-line" / "data.csv").read_bytes()
    assert copied == (project.root / "own" / "figures" / "trial-line" / "data.csv").read_bytes()

    for words, told in {
        ("trial-lin", "--run", "own"): "unknown figure or table of 'own' 'trial-lin': allowed are",
        ("trial-line", "--run", "data"): "--run 'data': allowed is the folder of a run",
    }.items():
        wrong = project.call("cite", *words)
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert wrong.stderr.startswith(told)


def test_a_figure_is_cited_and_exported_whole(project):
    assert project.call("publish").returncode == 0
    bibtex = project.call("cite", "trial-line").stdout
    assert bibtex.startswith("@misc{japan-in-orbit-trial-line,")
    assert bibtex.rstrip().endswith("}")
    csl = json.loads(project.call("cite", "trial-line", "--format", "csl").stdout)
    assert csl[0]["title"] == "Is the line flat?"
    text = project.call("cite", "trial-line", "--format", "text").stdout
    assert "“Is the line flat?” Figure trial-line in Japan in Orbit" in text

    exported = project.call("export", "trial-line", "--to", "mine")
    assert exported.stdout == "mine/trial-line\n"
    copied = {p.name for p in (project.root / "mine" / "trial-line").iterdir()}
    assert copied == {*reading.ENTRY_FILES["figure"], "SHA256SUMS"}
    recorded = project.root / "book" / "evidence" / "trial" / "figures" / "trial-line"
    assert copied - {"SHA256SUMS"} == {p.name for p in recorded.iterdir()}
    again = project.call("export", "trial-line", "--to", "mine")
    assert (again.returncode, again.stdout) == (0, "mine/trial-line\n")
    (project.root / "mine" / "trial-line" / "figure.svg").write_text("my own colours")
    refused = project.call("export", "trial-line", "--to", "mine")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "--to 'mine/trial-line': its file 'figure.svg' was changed; allowed is a new folder, an "
        "empty one or an earlier copy of figure trial-line\n"
    )

    table = project.call("cite", "trial-table").stdout
    assert table.startswith("@misc{japan-in-orbit-trial-table,")
    assert "Table trial-table in " in table
    assert project.call("export", "trial-table", "--to", "mine").returncode == 0

    wrong = project.call("cite", "trial-lin")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("unknown figure 'trial-lin': allowed are trial-line; did you")
    assert project.call("cite", "trial-line", "--format", "bib").returncode == 2


@pytest.fixture
def figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a published figure, `flat`."""
    folder = tmp_path / "evidence" / "flat"
    folder.mkdir(parents=True)
    for name in exports.reading.ENTRY_FILES["figure"]:
        (folder / name).write_text(name)

    class Evidence:
        tables: dict = {}  # noqa: RUF012
        kind = "figure"
        folder = tmp_path / "evidence" / "flat"

        def figure(self, _id: str) -> "Evidence":
            return self

    monkeypatch.setattr(exports.reading, "read", lambda _: Evidence())
    return folder


def held(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize("earlier", [True, False])
def test_an_export_on_a_full_disk_leaves_the_earlier_one_or_nothing(
    figure, tmp_path, monkeypatch, earlier
):
    to = tmp_path / "deep" / "mine"
    if earlier:
        exports.export("flat", to)
    before = held(tmp_path)
    copy = shutil.copy2

    def full(source, target, **options):
        if Path(source).name == "metadata.json":
            Path(target).touch()
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return copy(source, target, **options)

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(RunError) as told:
        exports.export("flat", to)
    assert str(told.value).startswith("the copy of figure flat cannot be written to '")
    assert "no space left on device" in str(told.value)
    assert "[" not in str(told.value)
    assert held(tmp_path) == before
    assert to.exists() == earlier


def test_an_export_goes_where_nothing_can_be_lost_and_only_there(figure, tmp_path):
    to = tmp_path / "mine"
    (to / "flat").mkdir(parents=True)
    (to / "thesis.tex").write_text("beside")
    exports.export("flat", to)
    exports.export("flat", to)
    own = {f"flat/{name}" for name in (*exports.reading.ENTRY_FILES["figure"], "SHA256SUMS")}
    assert set(held(to)) == {"thesis.tex"} | own
    (to / "flat" / "notes.txt").write_text("mine")
    before = held(to)
    with pytest.raises(InputError, match=r"it holds 'notes.txt'"):
        exports.export("flat", to)
    assert held(to) == before
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is not a folder"):
        exports.export("flat", tmp_path / "file")


def test_an_export_into_what_is_copied_is_refused_at_once(figure, tmp_path):
    before = held(tmp_path)
    (tmp_path / "way").symlink_to(figure, target_is_directory=True)
    for to in (figure, figure / "deep" / "mine", tmp_path / "way"):
        with pytest.raises(InputError, match="it is inside what is copied"):
            exports.export("flat", to)
    assert held(figure) == {Path(n).name: t for n, t in before.items()}


@pytest.mark.parametrize("spoil", [None, os.mkfifo, Path.mkdir])
def test_a_figure_that_lacks_a_file_is_not_exported_without_it(figure, tmp_path, spoil):
    (figure / "citation.bib").unlink()
    if spoil:
        spoil(figure / "citation.bib")
    why = "no plain file" if spoil else "the file is missing"
    with pytest.raises(InputError, match=rf"flat/citation\.bib: {why}$"):
        exports.export("flat", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
