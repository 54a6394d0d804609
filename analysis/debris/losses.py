"""What the tables would lose by a refresh: rows, days, values, or agreement with the day before."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.debris.admission import NOTABLE
from analysis.debris.derive import LAUNCH_YEARS

SAME_DATE_DAYS = 3
"""Catalogues so near to each other are of one day: the later given takes the other's place."""

MOST_LOST = 0.05
"""Share of rows, or of a column's sum, by which a rebuild from a later catalogue may differ:
corrected decays and names move less than one in a hundred."""

MOST_FALLEN = 0.2
"""Share by which a count of one catalogue may lie below that of the nearest other day. Between the
178 days of our catalogues the objects at 700 to 1,000 km never fell by more than 4 %, those
of a class or of an owner by 14 %."""

MOVING = ("payloads_under_8_years", "payloads_japan", "payloads_china")
MOST_MOVED = 0.5
"""The same share for columns of few satellites that steer or grow old: from March to September 2025
China's at 700 to 1,000 km fell by 21 %, as a constellation climbed on; of those younger than eight
years in March 2025 24 % are older by November 2026."""
CROWDED_KM = (700, 975)
"""Lower edges of the shells that are compared: what is there sinks slowly, and few steer."""

BY_DAY = ("shell_density", "cloud_elements", "population", "shell_classes", "fragment_orbits")
"""Tables of which every day is a catalogue of its own."""

_COMPARED = ("shell_density", "population", "shell_classes")
_CATEGORIES = ("selection", "cloud", "object_class", "owner")
_UNKNOWN = "unknown"


def lost(name: str, old: pd.DataFrame, new: pd.DataFrame, keys: Iterable[str]) -> list[str]:
    """What one table would lose, a line each.

    old, new: the table before and after, dates as dates; keys: the columns of its primary key.
    """
    found = _lost_days(name, old, new) if "date" in old else []
    if found and name in BY_DAY:
        return found  # what else is gone went with the days
    rows = "rows"
    if "launch_year" in old and not new.empty:
        first = _first_year(new)
        rows += f" of launches since {first}" if first > old["launch_year"].min() else ""
        old = old[old["launch_year"] >= first]
    if len(new) < (1 - MOST_LOST) * len(old):
        found.append(f"would fall from {len(old):,} to {len(new):,} {rows}")
    category = next((c for c in _CATEGORIES if c in old), None)
    for column in (c for c in old if c not in (*keys, category, _UNKNOWN)):
        before, after = (_sums(table, column, category) for table in (old, new))
        for group, sum_before in before.items():
            sum_after = after.get(group, 0)
            if group != _UNKNOWN and sum_after < (1 - MOST_LOST) * sum_before:
                whose = f" of {group}" if category else ""
                found.append(f"would lose {_share(sum_after, sum_before)} of its {column}{whose}")
    return found


def disagreement(name: str, old: pd.DataFrame, new: pd.DataFrame, days: np.ndarray) -> list[str]:
    """Where a catalogue given falls below the nearest day of the present table, a line each.

    days: (D,) the days that were given, datetime64[D].
    """
    if name not in _COMPARED or old.empty:
        return []
    present = np.unique(old["date"].to_numpy("datetime64[D]"))
    found = []
    for day in days:
        nearest = present[np.argmin(np.abs(present - day))]
        was, now = _counts(name, old, nearest), _counts(name, new, day)
        for what, count in was.items():
            left = now.get(what, 0)
            most = MOST_MOVED if what.startswith(MOVING) else MOST_FALLEN
            if count >= NOTABLE and left < (1 - most) * count:
                found.append(
                    f"{what} would fall from {count:,.0f} on {nearest} to {left:,.0f} on {day}"
                )
    return found


def _counts(name: str, table: pd.DataFrame, day: np.datetime64) -> dict[str, float]:
    """What one day of a table holds, by what is counted."""
    rows = table[table["date"] == pd.Timestamp(day)]
    if name == "population":
        groups = [rows.groupby(c)["objects"].sum() for c in ("object_class", "owner")]
        return pd.concat(groups).drop(_UNKNOWN, errors="ignore").to_dict()
    crowded = rows[rows["altitude_low_km"].between(*CROWDED_KM)]
    counted = crowded.drop(columns=["date", "altitude_low_km", _UNKNOWN], errors="ignore")
    return {f"{c} at 700 to 1,000 km": float(v) for c, v in counted.sum().items()}


def _lost_days(name: str, old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    before, after = (np.unique(t["date"].to_numpy("datetime64[D]")) for t in (old, new))
    if before.size == 0:
        return []
    if after.size == 0:
        return [f"would lose {before[0]} to {before[-1]}, all of its days"]
    if name in BY_DAY:
        apart = np.abs(before[:, None] - after[None, :]).min(axis=1)
        gone = before[apart > np.timedelta64(SAME_DATE_DAYS, "D")]
        if gone.size:
            told = f"{gone[0]} to {gone[-1]}" if gone.size > 1 else f"{gone[0]}"
            return [f"would lose {told}: give the catalogues of those days too"]
        return []
    found = []
    if after[0] > before[0]:
        found.append(f"would begin on {after[0]} in place of {before[0]}")
    if after[-1] < before[-1]:
        found.append(f"would end on {after[-1]} in place of {before[-1]}")
    return found


def _first_year(launches: pd.DataFrame) -> int:
    """The year from which on a new table of launches can be held against the one before.

    In the first days of a year nothing may be launched yet, though the earliest year has left.
    """
    year = launches["launch_year"]
    return min(year.min(), year.max() - LAUNCH_YEARS + 2)


def _sums(table: pd.DataFrame, column: str, category: str | None) -> dict[str, float]:
    """The sum of a column of numbers, or the filled cells of another, by category."""
    cells = table[column]
    weight = cells.abs() if pd.api.types.is_numeric_dtype(cells) else cells.notna().astype(float)
    groups = table[category] if category else pd.Series("", index=table.index)
    return weight.groupby(groups).sum().to_dict()


def _share(after: float, before: float) -> str:
    return "all" if after == 0 else f"{100 * (1 - after / before):.0f} %"
