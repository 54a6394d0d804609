"""Which findings changed between two runs."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import paths
from analysis.errors import DataError, InputError
from analysis.evidence import record


@dataclass(frozen=True)
class Changes:
    """What differs between an earlier and a later run of one notebook.

    parameters, values: frames with columns name, before, after (texts; empty where absent), and
    for values difference and unit; verdicts: columns claim, before, after,
    finding.
    """

    parameters: pd.DataFrame
    values: pd.DataFrame
    verdicts: pd.DataFrame


def compare(before: Path, after: Path) -> Changes:
    """Parameters, values and verdicts that changed from one run folder to another.

    Raises InputError when either is not a run folder, or they are of different notebooks.
    """
    old, new = (_read(folder) for folder in (before, after))
    if old.run.notebook != new.run.notebook:
        raise InputError(
            f"{before} is a run of {old.run.notebook} and {after} of {new.run.notebook}: allowed "
            "are two runs of one notebook"
        )
    return Changes(_parameters(old, new), _values(old, new), _verdicts(old, new))


def published_folder(run: Path) -> Path:
    """The published run of the notebook that `run` is a run of."""
    return paths.PUBLISHED / _read(run).run.notebook


class _Records(NamedTuple):
    run: record.RunRecord
    values: record.Values
    verdicts: record.Verdicts


def _read(folder: Path) -> _Records:
    files = ("run.json", "values.json", "verdicts.json")
    if not all((folder / file).is_file() for file in files):
        raise InputError(
            f"{folder} is not a run folder: allowed is a folder with run.json, values.json and "
            "verdicts.json"
        )
    try:
        return _Records(*(record.read(folder / file, record.FILES[file]) for file in files))
    except DataError as error:  # the caller chose the folder
        raise InputError(str(error)) from None


def _parameters(old: _Records, new: _Records) -> pd.DataFrame:
    before, after = ({k: v.value for k, v in r.run.parameters.items()} for r in (old, new))
    return _differing(before, after, "name")


def _values(old: _Records, new: _Records) -> pd.DataFrame:
    before, after = ({k: v.text for k, v in r.values.items()} for r in (old, new))
    frame = _differing(before, after, "name")
    numbers = [{k: v.number for k, v in r.values.items()} for r in (old, new)]
    frame["difference"] = [
        f"{numbers[1][name] - numbers[0][name]:+.4g}"
        if name in numbers[0].keys() & numbers[1]
        else ""
        for name in frame["name"]
    ]
    frame["unit"] = [
        (new.values.get(name) or old.values[name]).unit or "" for name in frame["name"]
    ]
    return frame


def _verdicts(old: _Records, new: _Records) -> pd.DataFrame:
    before, after = ({k: v.outcome for k, v in r.verdicts.items()} for r in (old, new))
    frame = _differing(before, after, "claim")
    frame["finding"] = [
        new.verdicts[c].finding if c in new.verdicts else "" for c in frame["claim"]
    ]
    return frame


def _differing(before: dict, after: dict, name: str) -> pd.DataFrame:
    names = list(dict.fromkeys([*before, *after]))
    rows = [
        (n, before.get(n, ""), after.get(n, "")) for n in names if before.get(n) != after.get(n)
    ]
    # As objects, for in a column of numbers a whole one would read 2021.0 beside a fraction.
    return pd.DataFrame(rows, columns=[name, "before", "after"], dtype=object)
