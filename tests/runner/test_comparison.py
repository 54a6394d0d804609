"""What `compare` sees: all that went in, was found and is shown, and no more than that."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from analysis.errors import DataError, InputError
from analysis.runner.comparison import compare, published_folder


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Path:
    """A run folder as the schema has it, of a notebook that there is."""
    root = tmp_path_factory.mktemp("run") / "run"
    figure, table = root / "figures" / "a-line", root / "tables" / "a-table"
    written(
        root / "run.json",
        {
            "schema_version": 2,
            "notebook": "timeline",
            "question": "When?",
            "parameters": {
                "share": {
                    "value": 0.5,
                    "type": "number",
                    "unit": None,
                    "allowed": "number",
                    "default": 0.5,
                    "description": "a share",
                }
            },
            "versions": {"pandas": "2.0"},
            "data": {"data/claims.csv": "0"},
            "hashes": {"code": "0", "constraints.txt": "0"},
            "fingerprint": "0",
        },
    )
    number = {"unit": "km", "digits": 0, "description": "how far"}
    written(
        root / "values.json",
        {
            "far": number | {"number": 10.0, "text": "10"},
            "near": number | {"number": 2.0, "text": "2"},
        },
    )
    verdict = {"outcome": "supported", "finding": "It is 10 km.", "values": ["far"]}
    written(root / "verdicts.json", {"it-is-far": verdict})
    entry = {
        "schema_version": 2,
        "notebook": "timeline",
        "caption": "Lines.",
        "sources": [],
        "references": [],
        "licence": "CC BY 4.0",
        "parameters": {"share": 0.5},
        "columns": [],
        "fingerprint": "0",
        "citation_text": "…",
    }
    told = {"id": "a-line", "title": "How far?", "answer": "10 km.", "alt": "A line."}
    written(figure / "metadata.json", entry | told)
    drawing = {"mark": "line", "data": {"name": "data-0"}, "datasets": {"data-0": [{"x": 1}]}}
    written(figure / "spec.json", drawing)
    (figure / "data.csv").write_text("x\n1\n")
    written(table / "metadata.json", entry | {"id": "a-table", "title": "Ways"})
    (table / "data.csv").write_text("x\n1\n")
    return root


def written(file: Path, content) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content))


def changed(run: Path, to: Path, file: str, edit) -> Path:
    """A copy of the run in which one file differs."""
    copy = Path(shutil.copytree(run, to / "copy"))
    text = (copy / file).read_text()
    if file.endswith(".json"):
        content = json.loads(text)
        edit(content)
        written(copy / file, content)
    else:
        (copy / file).write_text(edit(text))
    return copy


# What differs: the file, how, and the one kind of `Changes` that tells it, with its row.
DIFFERENCES = {
    "a parameter": (
        "run.json", lambda c: c["parameters"]["share"].update(value=0.9), "parameters",
        {"name": "share", "before": 0.5, "after": 0.9, "unit": None, "description": "a share"},
    ),
    "a value": (
        "values.json", lambda c: c["far"].update(number=12.0, text="12"), "values",
        {"name": "far", "before": "10", "after": "12", "difference": 2.0, "unit": "km",
         "description": "how far"},
    ),
    "a value's unit": (
        "values.json", lambda c: c["far"].update(unit="m"), "values",
        {"name": "far", "before": "10", "after": "10", "difference": 0.0, "unit": "m",
         "description": "how far"},
    ),
    "a value that is gone": (
        "values.json", lambda c: c.pop("near"), "values",
        {"name": "near", "before": "2", "after": None, "difference": None, "unit": "km",
         "description": "how far"},
    ),
    "an outcome": (
        "verdicts.json", lambda c: c["it-is-far"].update(outcome="partly"), "verdicts",
        {"claim": "it-is-far", "before": "supported", "after": "partly",
         "finding_before": "It is 10 km.", "finding_after": "It is 10 km."},
    ),
    "the words of a finding": (
        "verdicts.json", lambda c: c["it-is-far"].update(finding="It is 12 km."), "verdicts",
        {"claim": "it-is-far", "before": "supported", "after": "supported",
         "finding_before": "It is 10 km.", "finding_after": "It is 12 km."},
    ),
    "the rows of a figure": (
        "figures/a-line/data.csv", lambda t: t + "2\n", "figures",
        {"id": "a-line", "changed": ["data"], "title": "How far?"},
    ),
    "rows that are drawn and not published": (
        "figures/a-line/spec.json", lambda c: c["datasets"].update({"data-0": [{"x": 3}]}),
        "figures", {"id": "a-line", "changed": ["data"], "title": "How far?"},
    ),
    "how a figure is drawn": (
        "figures/a-line/spec.json", lambda c: c.update(mark="bar"), "figures",
        {"id": "a-line", "changed": ["drawing"], "title": "How far?"},
    ),
    "what a figure answers": (
        "figures/a-line/metadata.json", lambda c: c.update(answer="12 km."), "figures",
        {"id": "a-line", "changed": ["text"], "title": "How far?"},
    ),
    "the rows of a table": (
        "tables/a-table/data.csv", lambda t: t + "2\n", "tables",
        {"id": "a-table", "changed": ["data"], "title": "Ways"},
    ),
    "a data file": (
        "run.json", lambda c: c["data"].update({"data/claims.csv": "1"}), "data",
        {"file": "data/claims.csv", "change": "changed"},
    ),
    "a data file that is new": (
        "run.json", lambda c: c["data"].update({"data/new.csv": "1"}), "data",
        {"file": "data/new.csv", "change": "added"},
    ),
    "the code": ("run.json", lambda c: c["hashes"].update(code="1"), "code", "code"),
    "a package": (
        "run.json", lambda c: c["versions"].update(pandas="3.0"), "packages",
        {"name": "pandas", "before": "2.0", "after": "3.0"},
    ),
}  # fmt: skip
KINDS = (
    "parameters", "values", "verdicts", "figures", "tables", "data", "code", "packages",
)  # fmt: skip


@pytest.mark.parametrize("case", DIFFERENCES)
def test_each_difference_is_told_once_and_in_its_kind(run, tmp_path, case):
    file, edit, kind, row = DIFFERENCES[case]
    told = compare(run, changed(run, tmp_path, file, edit)).plain()
    assert told[kind] == [row]
    assert [other for other in KINDS if told[other]] == [kind]
    assert json.loads(json.dumps(told)) == told


def test_numbers_that_are_printed_alike_are_counted_and_are_no_change(run, tmp_path):
    other = changed(run, tmp_path, "values.json", lambda c: c["far"].update(number=10.1))
    told = compare(run, other)
    assert (told.values, told.beyond_digits) == ([], 1)


def test_what_every_run_has_of_its_own_is_no_change(run, tmp_path):
    """The hash, the citation and the names that datasets get from their rows."""
    copy = changed(run, tmp_path, "run.json", lambda c: c.update(fingerprint="1"))
    figure = copy / "figures" / "a-line"
    told = json.loads((figure / "metadata.json").read_text())
    written(figure / "metadata.json", told | {"fingerprint": "1", "citation_text": "other"})
    drawing = {"mark": "line", "data": {"name": "data-1"}, "datasets": {"data-1": [{"x": 1}]}}
    written(figure / "spec.json", drawing)
    assert not any(compare(run, copy).plain()[kind] for kind in KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "[]", "{", "null", "[" * 5000, '{"datasets": []}', '{"datasets": "x"}',
        '{"datasets": {"data-0": 1}}', '{"datasets": null}', '{"x": 1e999}',
        '{"x":' * 900 + "1" + "}" * 900,
    ],
)  # fmt: skip
def test_a_damaged_specification_ends_in_one_line(run, tmp_path, text):
    copy = Path(shutil.copytree(run, tmp_path / "copy"))
    (copy / "figures" / "a-line" / "spec.json").write_text(text)
    for pair in ((run, copy), (copy, run)):
        with pytest.raises(InputError, match=r"a-line/spec\.json: ") as told:
            compare(*pair)
        assert not isinstance(told.value, DataError)


def test_a_drawing_as_deep_as_can_be_read_is_compared(run, tmp_path):
    edit = lambda c: c.update(x=json.loads("[" * 190 + "]" * 190))  # noqa: E731
    told = compare(run, changed(run, tmp_path, "figures/a-line/spec.json", edit))
    assert told.figures == [{"id": "a-line", "changed": ["drawing"], "title": "How far?"}]


FILES_READ = (
    "run.json", "values.json", "verdicts.json", "figures/a-line/metadata.json",
    "figures/a-line/spec.json", "figures/a-line/data.csv", "tables/a-table/metadata.json",
    "tables/a-table/data.csv",
)  # fmt: skip


@pytest.mark.parametrize("spoil", [os.mkfifo, Path.mkdir])
@pytest.mark.parametrize("name", FILES_READ)
def test_what_is_no_plain_file_is_told_and_not_waited_for(run, tmp_path, name, spoil):
    copy = Path(shutil.copytree(run, tmp_path / "copy"))
    (copy / name).unlink()
    spoil(copy / name)
    with pytest.raises(InputError, match=rf"{name}: no plain file"):
        compare(run, copy)


@pytest.mark.parametrize("name", FILES_READ[3:])
def test_a_file_that_is_missing_is_told_and_is_no_change(run, tmp_path, name):
    copy = Path(shutil.copytree(run, tmp_path / "copy"))
    (copy / name).unlink()
    with pytest.raises(InputError, match=rf"{name}: the file is missing"):
        compare(run, copy)


@pytest.mark.parametrize("name", ["figures", "tables", "figures/a-line", "."])
def test_a_folder_that_cannot_be_read_is_not_an_empty_one(run, monkeypatch, name):
    locked, listdir, scandir = run / name, os.listdir, os.scandir

    def refused(of):
        def listing(folder="."):
            if Path(folder) == locked:
                raise PermissionError(errno.EACCES, "Permission denied", str(folder))
            return of(folder)

        return listing

    monkeypatch.setattr(os, "listdir", refused(listdir))
    monkeypatch.setattr(os, "scandir", refused(scandir))
    with pytest.raises(InputError, match="permission denied"):
        compare(run, run)


def test_figures_that_are_no_folder_are_told(run, tmp_path):
    copy = Path(shutil.copytree(run, tmp_path / "copy"))
    shutil.rmtree(copy / "figures")
    (copy / "figures").write_text("mine")
    with pytest.raises(InputError, match="figures: not a directory"):
        compare(run, copy)


def test_a_difference_that_no_number_holds_is_left_out(run, tmp_path):
    large = changed(
        run, tmp_path, "values.json", lambda c: c["far"].update(number=-1.7e308, text="-17")
    )
    other = changed(
        run, tmp_path / "b", "values.json", lambda c: c["far"].update(number=1.7e308, text="17")
    )
    told = compare(large, other).plain()
    assert told["values"][0]["difference"] is None
    assert json.loads(json.dumps(told, allow_nan=False)) == told


@pytest.mark.parametrize("name", ["../../etc", "timelin"])
def test_a_run_of_no_notebook_that_there_is_is_refused(run, tmp_path, name):
    copy = changed(run, tmp_path, "run.json", lambda c: c.update(notebook=name))
    with pytest.raises(InputError, match="notebook"):
        published_folder(copy)
