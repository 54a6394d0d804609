"""How old an element set may be: warnings and errors that name the satellites."""

import warnings

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import times as instants
from analysis.orbits.propagation import propagate

# A QZSS set of 18.5 days was about 2,600 km off (a manoeuvre is likely), one of a day 2 to 8 km;
# `error_of_age_km` measures the same on the ALOS sets of the table elements_age_check.
WARN_DAYS = 7.0
ERROR_DAYS = 30.0


class ElementAgeWarning(UserWarning):
    """Some element sets are old enough to matter."""


def with_ages(elements: pd.DataFrame, at) -> pd.DataFrame:
    """The elements with `age_days`: the distance in time between EPOCH and `at`, never negative.

    at: one instant, UTC, or the two ends of a window; the age is that at the farther end.
    """
    ends = instants.as_times(at)
    epoch = elements["EPOCH"].to_numpy("datetime64[ns]")
    distance = np.abs((ends[:, None] - epoch[None, :]).astype("float64")) / 86_400e9
    return elements.assign(age_days=distance.max(axis=0))


def screen(
    elements: pd.DataFrame, at, warn_days: float = WARN_DAYS, error_days: float = ERROR_DAYS
) -> pd.DataFrame:
    """The elements with `age_days`, once none is too old.

    at: as in `with_ages`. Warns (ElementAgeWarning) of sets older than `warn_days`, naming them.
    Raises InputError, naming them, for sets older than `error_days`, and for thresholds that are
    negative or in the wrong order. Use `split` to go on without the old ones, and say so.
    """
    if not 0 <= warn_days <= error_days:
        raise InputError(
            f"warn_days {warn_days:g} and error_days {error_days:g}: 0 <= warn <= error is needed"
        )
    aged = with_ages(elements, at)
    too_old = aged[aged["age_days"] > error_days]
    if len(too_old):
        raise InputError(
            f"element sets older than {error_days:g} days: {_named(too_old)}; leave them out or "
            "raise error_days"
        )
    old = aged[aged["age_days"] > warn_days]
    if len(old):
        warnings.warn(
            f"element sets older than {warn_days:g} days: {_named(old)}",
            ElementAgeWarning,
            stacklevel=2,
        )
    return aged


def split(
    elements: pd.DataFrame, at, error_days: float = ERROR_DAYS
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The elements in two frames, each with `age_days`: fit for use, and older than `error_days`.

    The second is for the caller to show: nothing is dropped without a word.
    """
    aged = with_ages(elements, at)
    fresh = aged["age_days"] <= error_days
    return aged[fresh].reset_index(drop=True), aged[~fresh].reset_index(drop=True)


def error_of_age_km(older: pd.DataFrame, newer: pd.DataFrame) -> pd.DataFrame:
    """What age costs: how far an older set leads from a newer one at the newer one's epoch.

    older, newer: OMM frames; satellites in both are compared.
    Returns satellite, age_days, distance_km, in the order of `newer`.
    Raises InputError when no satellite is in both, and see `propagation.propagate`.
    """
    rows = []
    for _, row in newer.iterrows():
        before = older[older["NORAD_CAT_ID"] == row["NORAD_CAT_ID"]]
        if before.empty:
            continue
        at = [row["EPOCH"].to_datetime64()]
        there = propagate(before, at).position_teme_km[0, 0]
        here = propagate(newer[newer["NORAD_CAT_ID"] == row["NORAD_CAT_ID"]], at)
        age_days = (row["EPOCH"] - before["EPOCH"].iloc[0]) / pd.Timedelta(days=1)
        distance = float(np.linalg.norm(there - here.position_teme_km[0, 0]))
        rows.append((row["OBJECT_NAME"], age_days, distance))
    if not rows:
        raise InputError("no satellite is in both element tables")
    return pd.DataFrame(rows, columns=["satellite", "age_days", "distance_km"])


def _named(aged: pd.DataFrame) -> str:
    oldest = aged.sort_values("age_days", ascending=False)
    shown = [
        f"{name} ({age:.1f} d)"
        for name, age in zip(oldest["OBJECT_NAME"][:5], oldest["age_days"][:5], strict=True)
    ]
    more = f" and {len(aged) - 5} more" if len(aged) > 5 else ""
    return ", ".join(shown) + more
