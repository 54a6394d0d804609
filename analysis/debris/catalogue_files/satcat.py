"""The satellite catalogue, as CelesTrak writes it."""

import numpy as np
import pandas as pd

from analysis.debris.catalogue_files.loaded import FileContent
from analysis.debris.catalogue_files.rows import Rows

_CLASSES = {
    "PAY": "payload", "PAYLOAD": "payload", "R/B": "rocket_body", "ROCKET BODY": "rocket_body",
    "DEB": "debris", "DEBRIS": "debris", "UNK": "unknown", "UNKNOWN": "unknown", "": "unknown",
}  # fmt: skip


def satcat(rows: Rows) -> FileContent:
    """One row per object; columns as in `Loaded`."""
    number = rows.catalogue_number()
    rows.skip(pd.Series(number).duplicated(), "catalogue number {} comes twice", "NORAD_CAT_ID")
    object_class = rows.text["OBJECT_TYPE"].str.upper().map(_CLASSES)
    rows.skip(object_class.isna(), "object type {} is not known", "OBJECT_TYPE")
    launch = rows.date("LAUNCH_DATE", "launch date", empty_allowed=True)
    decay = rows.date("DECAY_DATE", "decay date", empty_allowed=True)
    rows.skip(decay < launch, "decay date {} is before the launch", "DECAY_DATE")
    frame = pd.DataFrame(
        {
            "number": number,
            "name": rows.text["OBJECT_NAME"],
            "object_class": object_class,
            "owner": rows.text["OWNER"],
            "launch_date": launch,
            "decay_date": decay,
            "apogee_km": rows.number("APOGEE", "apogee", empty_allowed=True),
            "perigee_km": rows.number("PERIGEE", "perigee", empty_allowed=True),
            "inclination_deg": rows.number("INCLINATION", "inclination", empty_allowed=True),
            "rcs_m2": rows.number("RCS", "cross-section", empty_allowed=True)
            if "RCS" in rows.text
            else np.nan,
            "orbit_center": rows.text.get("ORBIT_CENTER", ""),
        }
    )[rows.kept].reset_index(drop=True)
    newest = frame[["launch_date", "decay_date"]].max().max()
    return FileContent(frame, newest, rows.skipped(), len(rows), len(rows.told))
