"""Solar flux and geomagnetic activity by day, as CelesTrak writes them."""

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files.loaded import Content
from analysis.debris.catalogue_files.rows import Rows


def space_weather(rows: Rows) -> Content:
    """One row per day, in order; columns as in `Loaded`."""
    date = rows.date("DATE", "date")
    f107 = rows.number("F10.7_OBS", "F10.7")
    mean = rows.number("F10.7_OBS_CENTER81", "F10.7 mean")
    rows.skip((f107 < 50) | (f107 > 1000), "F10.7 of {} is outside 50 to 1000", "F10.7_OBS")
    frame = pd.DataFrame(
        {
            "date": date,
            "f107_sfu": f107,
            "f107_mean81_sfu": mean,
            "ap": rows.number("AP_AVG", "Ap", empty_allowed=True),
            "basis": np.where(rows.text["F10.7_DATA_TYPE"].isin(["OBS", "INT"]),
                              "observed", "predicted"),
        }
    )[rows.kept].sort_values("date").reset_index(drop=True)  # fmt: skip
    observed = frame.loc[frame["basis"] == "observed", "date"]
    newest = observed.max() if len(observed) else frame["date"].max()
    return Content(frame, newest, rows.skipped(), len(rows), len(rows.text_lines))
