"""Several radars as one network: who sees which objects in a day, and what each is worth."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.surveillance import passes, population
from analysis.surveillance.radar import Radar


def one_day(
    objects: pd.DataFrame, radars: Mapping[str, Radar], epoch, hours: float = 24.0
) -> pd.DataFrame:
    """Passes of a population over every radar: the columns of `passes.find_passes` and radar.

    objects: as `population.draw` gives them; epoch: start of the window, UTC.
    Raises InputError when no radar is named.
    """
    if not radars:
        raise InputError("a network needs at least one radar")
    orbits = population.orbits(objects, epoch)
    found = [
        passes.find_passes(orbits, objects["rcs_m2"], radar, hours).assign(radar=name)
        for name, radar in radars.items()
    ]
    return pd.concat(found, ignore_index=True)


def contributions(
    found: pd.DataFrame, groups: Mapping[str, str], base: str, objects: int
) -> pd.DataFrame:
    """What each group of radars adds to the base group, and what the network loses without it.

    groups: group of each radar; base: the group that is there already.
    Returns one row per group: group, seen, share (of all objects, alone), added (objects that the
    base does not see), lost (objects that only this group sees) and more_passes (times the base's
    passes on the objects that the base sees; NaN for the base).
    Raises InputError for a radar without a group or an unknown base.
    """
    without = sorted(set(found["radar"]) - set(groups))
    if without:
        raise InputError(f"no group for radar {', '.join(without)}")
    if base not in groups.values():
        raise InputError(f"unknown base group '{base}': allowed are {sorted(set(groups.values()))}")
    labelled = found.assign(group=found["radar"].map(groups))
    seen = {name: set(part["object"]) for name, part in labelled.groupby("group", sort=False)}
    first = seen.get(base, set())
    of_base = labelled[labelled["object"].isin(first)]
    count = of_base.groupby("group").size()
    rows = []
    for name in dict.fromkeys(groups.values()):
        mine = seen.get(name, set())
        others = set().union(*(s for other, s in seen.items() if other != name))
        rows.append(
            {
                "group": name,
                "seen": len(mine),
                "share": len(mine) / objects,
                "added": len(mine - first),
                "lost": len(mine - others),
                "more_passes": count.get(name, 0) / count[base] if name != base else np.nan,
            }
        )
    return pd.DataFrame(rows)


def longest_gaps_h(found: pd.DataFrame, hours: float = 24.0) -> pd.Series:
    """Longest time (h) without a sighting per object seen, the window taken as a cycle."""
    ordered = found.sort_values(["object", "start_s"])
    window = hours * 3600
    grouped = ordered.groupby("object")
    gap = grouped["start_s"].shift(-1)
    gap = gap.fillna(grouped["start_s"].transform("first") + window)
    free = (gap - grouped["end_s"].cummax()).clip(lower=0)
    return free.groupby(ordered["object"]).max().rename("longest_gap_h") / 3600
