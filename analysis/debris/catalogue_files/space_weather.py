"""Solar flux and geomagnetic activity by day, as CelesTrak writes them."""

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files.loaded import FileContent
from analysis.debris.catalogue_files.rows import Rows

BURST = 2.5
"""Ratio of a day's F10.7 to its 81-day mean above which a radio burst spoiled the reading.

Of the 24,765 days observed from October 1957 to July 2025 seven lie above it, from 2.8 to 8.2, all
far above the days around them. The next is at 2.25; the most active disc that lasted for days, in
late October 2003, reached 2.0.
"""

DAYS_OF_MEAN = 81
_FEWEST_DAYS = 71


def space_weather(rows: Rows) -> FileContent:
    """One row per day, in order; columns as in `Loaded`.

    A reading that a burst spoiled is no measure of the Sun's disc: it is left out, and the 81-day
    means around it are made anew from the other days where the file holds nearly all of them.
    """
    date = rows.date("DATE", "date")
    f107 = rows.number("F10.7_OBS", "F10.7")
    mean = rows.number("F10.7_OBS_CENTER81", "F10.7 mean")
    rows.skip((f107 < 50) | (f107 > 1000), "F10.7 of {} is outside 50 to 1000", "F10.7_OBS")
    rows.skip((mean < 50) | (mean > 1000), "F10.7 mean of {} is outside 50 to 1000",
              "F10.7_OBS_CENTER81")  # fmt: skip
    ap = rows.number("AP_AVG", "Ap", empty_allowed=True)
    rows.skip((ap < 0) | (ap > 400), "Ap of {} is outside 0 to 400", "AP_AVG")
    burst = f107 > BURST * mean
    rows.tell(burst, "F10.7 of {} is far above the weeks around it: a radio burst", "F10.7_OBS")
    frame = pd.DataFrame(
        {
            "date": date,
            "f107_sfu": np.where(burst, np.nan, f107),
            "f107_mean81_sfu": mean,
            "ap": ap,
            "basis": np.where(rows.text["F10.7_DATA_TYPE"].isin(["OBS", "INT"]),
                              "observed", "predicted"),
        }
    )[rows.kept].sort_values("date").reset_index(drop=True)  # fmt: skip
    frame["f107_mean81_sfu"] = _means_without_bursts(frame)
    observed = frame.loc[frame["basis"] == "observed", "date"]
    newest = observed.max() if len(observed) else frame["date"].max()
    return FileContent(frame, newest, rows.skipped(), len(rows), len(rows.told))


def _means_without_bursts(frame: pd.DataFrame) -> pd.Series:
    """The 81-day means, (N,), free of the readings that are missing from f107_sfu."""
    spoiled = frame.loc[frame["f107_sfu"].isna(), "date"]
    days = frame.drop_duplicates("date").set_index("date")["f107_sfu"].asfreq("D")
    window = days.rolling(DAYS_OF_MEAN, center=True, min_periods=_FEWEST_DAYS)
    anew = frame["date"].map(window.mean().round(1))
    half = pd.Timedelta(DAYS_OF_MEAN // 2, "D")
    near = np.zeros(len(frame), dtype=bool)
    for day in spoiled:
        near |= frame["date"].between(day - half, day + half).to_numpy()
    return frame["f107_mean81_sfu"].mask(near & anew.notna(), anew)
