"""Carry what a table knows into the one that takes its place: days, months, fragments.

A refresh seldom has every file of the past. What the given files do not speak of stays.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files import Loaded
from analysis.debris.losses import SAME_DATE_DAYS

_STRETCH = 50
_SAME_FATES = 0.9
"""In every stretch of so many decays, the share that must have the month of before. One fragment
more or less in the order puts all behind it beside another's fate: hardly any month agrees then."""

_LEAST_FATES = 10


def by_day(present: pd.DataFrame, catalogues: list[Loaded], make: Callable) -> pd.DataFrame:
    """The present history with the given days added; a day within three days is replaced.

    make: called with a catalogue's elements and its day, gives that day's rows.
    """
    kept = _other_days(present, [one.date for one in catalogues])
    tables = [kept, *(make(one.frame, one.date) for one in catalogues)]
    return pd.concat(tables, ignore_index=True).sort_values("date", kind="stable")


def months(present: pd.DataFrame, given: pd.DataFrame, weather: pd.DataFrame) -> pd.DataFrame:
    """Months of solar flux: those given in full, and all others as they were known.

    present, given: the tables before and of the given file alone; weather: the file's rows. An
    observed month of the present table stays when the file does not hold all of its days.
    """
    days = weather["date"].dt.normalize().drop_duplicates()
    held = days.groupby(days.dt.to_period("M")).size()
    full = held.index[held.to_numpy() == held.index.days_in_month]
    known = set(present.loc[present["basis"] == "observed", "date"].dt.to_period("M"))
    month = given["date"].dt.to_period("M")
    better = given[month.isin(full) & (given["basis"] == "observed") | ~month.isin(known)]
    others = present[~present["date"].isin(better["date"])]
    return pd.concat([others, better], ignore_index=True).sort_values("date", kind="stable")


def fragments(
    present: tuple[pd.DataFrame, pd.DataFrame], given: tuple[pd.DataFrame, pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """The given fragments and orbits with the sizes and the orbits of before.

    present, given: (fragments, fragment_orbits). A cloud's fragments are numbered in catalogue
    order, and later ones get higher numbers: the first of the given are the present ones. That is
    held against the months of decay. None when it does not hold, or nothing is there to hold.
    """
    fates, orbits = given[0].copy(), given[1]
    new_number: dict[int, int] = {}
    for cloud, before in present[0].groupby("cloud"):
        after = fates[fates["cloud"] == cloud].iloc[: len(before)]
        if not _same_order(before["decay_month"], after["decay_month"]):
            return None
        new_number |= dict(zip(before["fragment"], after["fragment"], strict=True))
    own = present[0]["fragment"].map(new_number)
    size_cm = pd.Series(present[0]["diameter_cm"].array, index=own.to_numpy())
    fates["diameter_cm"] = fates["diameter_cm"].fillna(fates["fragment"].map(size_cm))
    fates["diameter_cm"] = fates["diameter_cm"].astype("Int64")
    kept = _other_days(present[1], list(orbits["date"].drop_duplicates()))
    kept = kept.assign(fragment=kept["fragment"].map(new_number))
    orbits = pd.concat([kept, orbits], ignore_index=True)
    return fates, orbits.sort_values(["fragment", "date"], ignore_index=True)


def _same_order(before: pd.Series, after: pd.Series) -> bool:
    if len(after) < len(before):
        return False
    known = before.notna().to_numpy()
    agree = before.to_numpy()[known] == after.to_numpy()[known]
    if agree.size < _LEAST_FATES:
        return False
    stretch = min(_STRETCH, agree.size)
    return bool(np.convolve(agree, np.ones(stretch), "valid").min() >= _SAME_FATES * stretch)


def _other_days(present: pd.DataFrame, days: list) -> pd.DataFrame:
    for day in days:
        apart = (present["date"] - pd.Timestamp(day)).abs()
        present = present[apart > pd.Timedelta(SAME_DATE_DAYS, "D")]
    return present
