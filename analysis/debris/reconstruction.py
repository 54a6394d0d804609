"""What the catalogue held at a date, from a catalogue of today.

A debris object carries its parent's launch date, so the launch date does not say when it was
catalogued. Catalogue numbers do: they are given in order, and payloads and rocket bodies get
theirs within weeks of launch. The highest number among those launched in the 45 days before a
date therefore bounds what was catalogued by then. A few objects get their numbers years late
(released by a mother ship, or found again); they are known by the launch dates of the numbers
around theirs, and do not count as dates.
"""

import numpy as np
import pandas as pd

from analysis.errors import InputError

CLOUDS = {
    "fengyun-1c": "FENGYUN 1C DEB",
    "cosmos-2251": "COSMOS 2251 DEB",
    "iridium-33": "IRIDIUM 33 DEB",
    "cosmos-1408": "COSMOS 1408 DEB",
}
"""Names of the four clouds, and what catalogues call their fragments."""

WINDOW_DAYS = 45
NEIGHBOURS = 51

ELSEWHERE = (
    "AS", "CO", "EL1", "EL2", "EM", "JU", "MA", "ME", "MO", "NE", "PL", "SA", "SS", "SU", "UR",
    "VE",
)  # fmt: skip
"""Centres of an orbit other than the Earth: CelesTrak, "SATCAT Format Documentation" (2023).

A number in their place is the object that one is docked to.
"""

CLASSES = ("payload", "rocket_body", "debris", "unknown")


def highest_number(satcat: pd.DataFrame, dates: np.ndarray) -> np.ndarray:
    """Highest catalogue number given to what was launched before each date, (D,); -1 before all.

    satcat: columns number, object_class, launch_date. dates: (D,) increasing.
    A date with no launch in the 45 days before it takes the bound of the date before.
    """
    dated = satcat[satcat["object_class"].isin(["payload", "rocket_body"])]
    dated = dated.dropna(subset=["launch_date"]).sort_values("number")
    launch_day = dated["launch_date"].to_numpy("datetime64[D]").astype(int)
    around = pd.Series(launch_day).rolling(NEIGHBOURS, center=True, min_periods=1).median()
    # numbers never go back in time, so neither does the median of their launches
    expected = np.maximum.accumulate(around.to_numpy())
    half = NEIGHBOURS // 2
    place = np.arange(expected.size)
    span = (
        expected[np.minimum(place + half, expected.size - 1)]
        - expected[np.maximum(place - half, 0)]
    )
    prompt = np.abs(launch_day - expected) <= np.maximum(span, WINDOW_DAYS)
    order = np.argsort(launch_day[prompt], kind="stable")
    launch = launch_day[prompt][order]
    number = dated["number"].to_numpy()[prompt][order]
    bounds, last = [], -1
    for day in np.asarray(dates, dtype="datetime64[D]").astype(int):
        first, end = np.searchsorted(launch, [day - WINDOW_DAYS, day])
        last = max(last, int(number[first:end].max())) if end > first else last
        bounds.append(last)
    return np.array(bounds)


def around_the_earth(satcat: pd.DataFrame) -> np.ndarray:
    """Which rows go around the Earth, (N,) bool; all of them where the file does not say.

    satcat: column orbit_center, where there is one.
    """
    if "orbit_center" not in satcat:
        return np.ones(len(satcat), dtype=bool)
    return ~satcat["orbit_center"].isin(ELSEWHERE).to_numpy()


def counts(satcat: pd.DataFrame, dates: np.ndarray, selections: dict) -> pd.DataFrame:
    """Catalogued and on-orbit objects by date.

    satcat: columns number, object_class, launch_date, decay_date (NaT while on orbit) and, where
    there is one, orbit_center.
    dates: (D,) increasing. selections: name -> boolean array (N,) of the rows that it counts.
    Returns one row per date and selection: date, selection, catalogued, on_orbit
        (as this module defines it).
    Raises InputError when the dates are out of order.
    """
    dates = np.asarray(dates, dtype="datetime64[D]")
    if np.any(np.diff(dates) <= np.timedelta64(0, "D")):
        raise InputError("dates of a reconstruction must increase")
    number = satcat["number"].to_numpy()
    launched = satcat["launch_date"].to_numpy("datetime64[D]")
    decayed = satcat["decay_date"].to_numpy("datetime64[D]")
    here = around_the_earth(satcat)
    rows = []
    for date, bound in zip(dates, highest_number(satcat, dates), strict=True):
        # NaT compares false: no launch date is no reason to leave out, no decay date to keep
        catalogued = (number <= bound) & ~(launched >= date)
        on_orbit = catalogued & here & ~(decayed <= date)
        rows += [
            (date, name, int((catalogued & chosen).sum()), int((on_orbit & chosen).sum()))
            for name, chosen in selections.items()
        ]
    frame = pd.DataFrame(rows, columns=["date", "selection", "catalogued", "on_orbit"])
    frame["date"] = pd.to_datetime(frame["date"])
    return frame


def usual_selections(satcat: pd.DataFrame) -> dict[str, np.ndarray]:
    """Whole catalogue, by class, Japan's by class, and the four clouds, as masks for `counts`."""
    masks = {"all": np.ones(len(satcat), dtype=bool)}
    japan = (satcat["owner"] == "JPN").to_numpy()
    for name in CLASSES:
        masks[name] = (satcat["object_class"] == name).to_numpy()
    for name in CLASSES[:3]:
        masks[f"japan_{name}"] = masks[name] & japan
    for name, label in CLOUDS.items():
        masks[name] = (satcat["name"] == label).to_numpy()
    return masks
