"""What changed from one run to another: what went in, what was found, what is shown."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from analysis import paths
from analysis.errors import DataError, InputError, known
from analysis.evidence import reading, record
from analysis.evidence.reading import Entry
from analysis.paths import notebooks
from analysis.runner import drawings

Row = dict[str, Any]


@dataclass(frozen=True)
class Changes:
    """What differs between an earlier and a later run of one notebook, one row per difference.

    parameters: name, before, after, unit, description.
    values: name, before, after (as printed), difference (of the numbers; None where it is too
        large for a number), unit, description. A value has changed when it is printed otherwise,
        or in another unit; `beyond_digits` counts those whose numbers differ in places alone that
        are not printed.
    verdicts: claim, before, after (outcomes), finding_before, finding_after; also where the
        outcome is the same and the finding has other words.
    figures, tables: id, changed (of data, drawing, text), title.
    data: file, change (changed, added or removed).
    code: name of each of notebook, code and the files of the environment that differ.
    packages: name, before, after (versions).
    Whatever one run alone has is None in the other.
    """

    before: str
    after: str
    notebook: str
    parameters: list[Row]
    values: list[Row]
    beyond_digits: int
    verdicts: list[Row]
    figures: list[Row]
    tables: list[Row]
    data: list[Row]
    code: list[str]
    packages: list[Row]

    def plain(self) -> dict[str, Any]:
        """All of it as JSON has it, in this order."""
        return asdict(self)


def compare(before: Path, after: Path) -> Changes:
    """What changed from one run folder to another.

    Raises InputError when either is not a run folder, or they are of different notebooks.
    """
    old, new = (_read(folder) for folder in (before, after))
    if old.run.notebook != new.run.notebook:
        raise InputError(
            f"{before} is a run of {old.run.notebook} and {after} of {new.run.notebook}: allowed "
            "are two runs of one notebook"
        )
    values, beyond_digits = _values(old.values, new.values)
    return Changes(
        before=str(before),
        after=str(after),
        notebook=new.run.notebook,
        parameters=_parameters(old.run.parameters, new.run.parameters),
        values=values,
        beyond_digits=beyond_digits,
        verdicts=_verdicts(old.verdicts, new.verdicts),
        figures=_entries(old.entries["figure"], new.entries["figure"]),
        tables=_entries(old.entries["table"], new.entries["table"]),
        data=_data(old.run.data, new.run.data),
        code=[row["name"] for row in _differing(old.run.hashes, new.run.hashes)],
        packages=_differing(old.run.versions, new.run.versions),
    )


def against_published(run: Path) -> Changes:
    """What changed from the published run of the same notebook to a run folder.

    Raises InputError as `compare` and `published_folder` do, and when nothing is published.
    """
    published = published_folder(run)
    if not (published / "run.json").is_file():
        raise InputError(
            f"no published run of {published.name} to compare with: allowed is to name an earlier "
            f"run, or `python -m analysis publish {published.name}` first"
        )
    return compare(published, run)


def published_folder(run: Path) -> Path:
    """The published run of the notebook that `run` is a run of.

    Raises InputError when `run` is not a run folder, or of no notebook that there is.
    """
    notebook = _read(run).run.notebook
    return paths.PUBLISHED / known(notebook, notebooks(), f"notebook in {run}")


class _Records(NamedTuple):
    run: record.RunRecord
    values: record.Values
    verdicts: record.Verdicts
    entries: dict[str, dict[str, Entry]]


def _read(folder: Path) -> _Records:
    try:
        if reading.is_run(folder):
            return _Records(
                record.read(folder / "run.json", record.RunRecord),
                record.read(folder / "values.json", record.Values),
                record.read(folder / "verdicts.json", record.Verdicts),
                {kind: reading.entries_of(folder, (kind,)) for kind in ("figure", "table")},
            )
    except DataError as error:  # the caller chose the folder
        raise InputError(str(error)) from None
    raise InputError(
        f"{folder} is not a run folder: allowed is a folder with run.json, values.json and "
        "verdicts.json"
    )


def _parameters(
    old: Mapping[str, record.ParameterRecord], new: Mapping[str, record.ParameterRecord]
) -> list[Row]:
    rows = _differing({k: v.value for k, v in old.items()}, {k: v.value for k, v in new.items()})
    for row in rows:
        told = new.get(row["name"]) or old[row["name"]]
        row |= {"unit": told.unit, "description": told.description}
    return rows


def _values(old: record.Values, new: record.Values) -> tuple[list[Row], int]:
    rows, beyond_digits = [], 0
    for name in _names(old, new):
        before, after = old.get(name), new.get(name)
        told = after or before
        assert told is not None
        difference = after.number - before.number if before and after else math.inf
        if before and after and (before.text, before.unit) == (after.text, after.unit):
            beyond_digits += before.number != after.number
            continue
        rows.append(
            {
                "name": name,
                "before": before.text if before else None,
                "after": after.text if after else None,
                "difference": difference if math.isfinite(difference) else None,
                "unit": told.unit,
                "description": told.description,
            }
        )
    return rows, beyond_digits


def _verdicts(old: record.Verdicts, new: record.Verdicts) -> list[Row]:
    rows = []
    for claim in _names(old, new):
        before, after = old.get(claim), new.get(claim)
        row = {
            "claim": claim,
            "before": before.outcome if before else None,
            "after": after.outcome if after else None,
            "finding_before": before.finding if before else None,
            "finding_after": after.finding if after else None,
        }
        if (row["before"], row["finding_before"]) != (row["after"], row["finding_after"]):
            rows.append(row)
    return rows


def _entries(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> list[Row]:
    """Figures or tables that read or look otherwise."""
    try:
        found = [drawings.differing(old.get(id), new.get(id)) for id in _names(old, new)]
    except DataError as error:
        raise InputError(str(error)) from None
    return [row for row in found if row["changed"]]


def _data(old: Mapping[str, str], new: Mapping[str, str]) -> list[Row]:
    return [
        {
            "file": name,
            "change": "added" if name not in old else "removed" if name not in new else "changed",
        }
        for name in _names(old, new)
        if old.get(name) != new.get(name)
    ]


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Row]:
    return [
        {"name": name, "before": old.get(name), "after": new.get(name)}
        for name in _names(old, new)
        if old.get(name) != new.get(name)
    ]


def _names(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*old, *new]))
