"""Join element files of one day, such as the groups of fragments that CelesTrak publishes."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.debris.catalogue_files import Loaded


@dataclass(frozen=True)
class Elements:
    """The elements of one day.

    content: as if of one file; files: the names of those that it came from; told: what was joined,
    None for a single file.
    """

    content: Loaded
    files: tuple[str, ...]
    told: str | None = None


def of_one_day(loaded: Sequence[Loaded]) -> list[Elements]:
    """Element files by day, those of the same day joined: an object in several of them counts once,
    with its latest epoch."""
    in_order = sorted(loaded, key=lambda one: one.date)
    days = itertools.groupby(in_order, key=lambda one: one.date)
    return [_joined(list(group)) for _, group in days]


def _joined(group: list[Loaded]) -> Elements:
    first, *others = group
    names = tuple(one.file for one in group)
    if not others:
        return Elements(first, names)
    every = pd.concat([one.frame for one in group], ignore_index=True)
    every = every.sort_values(["number", "epoch"], kind="stable")
    newest = every.drop_duplicates("number", keep="last").reset_index(drop=True)
    # the newest set may come from a file without names
    named = every[every["name"].fillna("") != ""].drop_duplicates("number", keep="last")
    known = newest["number"].map(named.set_index("number")["name"])
    content = Loaded(
        file=f"{first.file} and {len(others)} more",
        kind=first.kind,
        frame=newest.assign(name=known.fillna(newest["name"])),
        date=first.date,
        skipped=first.skipped[:0],
        counted_in=first.counted_in,
    )
    twice = int(every["number"].value_counts().gt(1).sum())
    shared = f"{twice:,} of them in two files or more, the latest epoch counts"
    told = (
        f"{', '.join(names)}: {len(newest):,} objects of {first.date}, "
        f"{shared if twice else 'none of them in two files'}"
    )
    return Elements(content, names, told)
