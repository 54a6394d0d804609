"""The tables of data/positioning, read and checked."""

import pandas as pd

from analysis import tables
from analysis.errors import known


def designs(design: str) -> pd.DataFrame:
    """Satellites of one set: 'navic-7' or 'qzss-planned'. Raises InputError for another name."""
    frame = tables.read("positioning/designs")
    known(design, frame["design"].unique(), "design")
    return frame[frame["design"] == design].reset_index(drop=True)


def range_errors_m() -> dict[str, float]:
    """Published signal-in-space range errors by system, m; systems without one are absent."""
    frame = tables.read("positioning/range_errors").dropna(subset=["range_error_m"])
    return dict(zip(frame["system"], frame["range_error_m"], strict=True))


def service_accuracies() -> pd.DataFrame:
    """Stated accuracies of services: id, system, service, accuracy_m, statistic, ..."""
    return tables.read("positioning/service_accuracies")


def cities() -> pd.DataFrame:
    """Places: id, name, latitude_deg, longitude_deg."""
    return tables.read("positioning/cities")


def reference() -> pd.DataFrame:
    """Reference values from outside: id, quantity, value, unit, tolerance, source, source_url."""
    return tables.read("positioning/reference")
