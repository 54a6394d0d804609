"""Is a catalogue file what the tables need? Judged by what it holds, not by its name or size.

A group of satellites (active ones, or those of one operator) has the form of a whole catalogue, and
may be as long; what it lacks are debris, stages and fragments. A column that is empty says nothing:
what would be counted from it would be a zero that nobody saw.
"""

from datetime import date as Date

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files import Loaded
from analysis.debris.reconstruction import CLOUDS
from analysis.errors import DataError

WHOLE_CATALOGUE = 5000
"""Objects on orbit. Fewer were there until 1987; no file that could be given is older than 1997."""

LEAST_DEBRIS, LEAST_STAGES = 0.15, 0.02
"""Shares of a whole catalogue. The least of ten catalogues of 2006 to 2025 are 0.39 and 0.08, of
March 2025; they sink as constellations grow. A group holds none."""

LEAST_FILLED = 0.5
"""Share of the rows in which a column must say something for counts to be made from it; in a
whole satellite catalogue it is above 0.95."""

NOTABLE = 50
"""Fragments of a cloud, or objects of a kind, from which on it is no chance that none is left."""

CLOCKS_APART_DAYS = 1
"""A file's day may lie this far ahead of this machine's: days begin earlier in the east."""


def not_yet(one: Loaded, today: Date) -> None:
    """Raises DataError for a file that speaks of a day to come."""
    latest = np.datetime64(today, "D") + np.timedelta64(CLOCKS_APART_DAYS, "D")
    if one.date <= latest:
        return
    what = {"satcat": "a launch or decay", "space-weather": "an observation"}
    raise DataError(
        f"{one.file}: {what.get(one.kind, 'element sets')} of {one.date}, a day to come: today is "
        f"{today}"
    )


def not_a_satellite_catalogue(one: Loaded, seen: pd.DataFrame) -> str | None:
    """Why a SATCAT file cannot be counted from; None when it can.

    seen: date, cloud, current_elements of the present table.
    """
    frame = one.frame
    empty = {
        "OWNER is empty": frame["owner"] == "",
        "LAUNCH_DATE is empty": frame["launch_date"].isna(),
        "OBJECT_NAME is empty": frame["name"] == "",
        "OBJECT_TYPE is empty or unknown": frame["object_class"] == "unknown",
        "APOGEE is empty": frame["apogee_km"].isna() & frame["decay_date"].isna(),
    }
    for what, lacking in empty.items():
        if lacking.mean() > 1 - LEAST_FILLED:
            return f"{what} in {lacking.sum():,} of {len(frame):,} rows"
    there = frame[frame["decay_date"].isna()]
    debris = int((there["object_class"] == "debris").sum())
    stages = int((there["object_class"] == "rocket_body").sum())
    # a SATCAT knows every fragment that was ever seen, so also what has decayed since
    return _a_part(len(there), debris, stages) or _a_cloud_missing(frame["name"], one.date, seen)


def not_a_whole_catalogue(one: Loaded, seen: pd.DataFrame) -> str | None:
    """Why a file of elements is not the catalogue of a day; None when it is.

    seen: date, cloud, current_elements of the present table.
    """
    names = one.frame["name"].fillna("")
    if (names.eq("") | names.str.fullmatch(r"\d+")).mean() > 1 - LEAST_FILLED:
        return "it holds no names, by which debris and clouds are told"
    debris = int(names.str.contains(r"\bDEB\b").sum())
    stages = int(names.str.contains(r"\bR/B\b").sum())
    return _a_part(len(names), debris, stages) or _a_cloud_missing(names, one.date, seen)


def _a_part(objects: int, debris: int, stages: int) -> str | None:
    held = f"it holds {objects:,} objects on orbit"
    if objects < WHOLE_CATALOGUE:
        return f"{held}, not a whole catalogue: that has {WHOLE_CATALOGUE:,} or more"
    for name, count, least in (
        ("debris", debris, LEAST_DEBRIS),
        ("rocket bodies", stages, LEAST_STAGES),
    ):
        if count < least * objects:
            told = "no" if count == 0 else f"only {count:,}"
            return f"{held} and {told} {name}: a group, not a whole catalogue"
    return None


def _a_cloud_missing(names: pd.Series, date: np.datetime64, seen: pd.DataFrame) -> str | None:
    """A cloud of which the present table saw many on the nearest day, and this file none."""
    for cloud, label in CLOUDS.items():
        own = seen[seen["cloud"] == cloud]
        if own.empty or (names == label).any():
            continue
        nearest = own.loc[(own["date"] - pd.Timestamp(date)).abs().idxmin()]
        if nearest["current_elements"] >= NOTABLE:
            return (
                f"it names no '{label}', of which there were {nearest['current_elements']:,} on "
                f"{nearest['date']:%Y-%m-%d}: not a whole catalogue"
            )
    return None
