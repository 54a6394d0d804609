"""What a constellation gives a receiver: DOP at places, availability, area served, ratios."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import frames
from analysis.positioning.constellations import Constellation, clock_groups, range_errors_m
from analysis.positioning.dop import DopField, dop_field
from analysis.positioning.masks import Mask

PDOP_CLASSES = (
    "up to 1.5",
    "1.5 to 2",
    "2 to 3",
    "3 to 6",
    "6 to 20",
    "above 20",
    "no fix",
)  # fmt: skip


def dop_at(
    constellation: Constellation,
    latitude_deg,
    longitude_deg,
    mask: Mask | float = 5.0,
    receiver: str = "one clock",
    error_m: float | Mapping[str, float] | None = None,
) -> DopField:
    """DOP at N places and all epochs of a constellation; an empty one gives no fix anywhere.

    latitude_deg, longitude_deg: (N,) geodetic, on the ellipsoid. mask: degrees, or a Mask.
    receiver: 'one clock' or 'clock per system'.
    error_m: None for DOP. One user range error for all, or one per system, for 1-sigma errors in
        metres instead: with one number that is DOP times the number; with several, the
        satellites are weighted by their inverse squares.
    """
    latitude = np.atleast_1d(np.asarray(latitude_deg, dtype=float))
    longitude = np.atleast_1d(np.asarray(longitude_deg, dtype=float))
    return dop_field(
        constellation.position_km,
        frames.site_position_km(latitude, longitude),
        frames.east_north_up(latitude, longitude)[..., 2, :],
        mask,
        clock_groups(constellation, receiver),
        None if error_m is None else range_errors_m(constellation, error_m),
    )


def availability(field: DopField, pdop_max: float = 6.0) -> np.ndarray:
    """(N,) share of the epochs with a fix of PDOP at most pdop_max, 0 to 1.

    No fix counts as not available. Raises InputError for a pdop_max that is not positive or a
    field without epochs.
    """
    if not pdop_max > 0:
        raise InputError(f"pdop_max {pdop_max}: allowed is above 0")
    _need_epochs(field)
    return (field.pdop <= pdop_max).mean(axis=1)


def statistics(field: DopField, pdop_max: float = 6.0) -> pd.DataFrame:
    """One row per place.

    mean_visible, min_visible: satellites in view over the epochs.
    four_share: share of the epochs with four or more satellites in view.
    fix_share: share with any fix; available_share: with PDOP at most pdop_max.
    median_pdop, p95_pdop, worst_pdop: over all epochs, no fix counted as infinity; so the median
        is infinite where more than half of the day has no fix.
    """
    available = availability(field, pdop_max)
    half, most = np.quantile(field.pdop, [0.5, 0.95], axis=1, method="higher")
    return pd.DataFrame(
        {
            "mean_visible": field.visible.mean(axis=1),
            "min_visible": field.visible.min(axis=1),
            "four_share": (field.visible >= 4).mean(axis=1),
            "fix_share": np.isfinite(field.pdop).mean(axis=1),
            "available_share": available,
            "median_pdop": half,
            "p95_pdop": most,
            "worst_pdop": field.pdop.max(axis=1),
        }
    )


def pdop_ratio(alone: DopField, together: DopField) -> pd.DataFrame:
    """How PDOP falls when satellites are added, one row per place.

    alone, together: fields of the same places and epochs.
    ratio: median over the epochs with a fix alone of PDOP together over PDOP alone, at most 1
        for one clock; missing where there is never a fix alone.
    case: 'both', 'newly served' (a fix together only) or 'never served'.
    Raises InputError for fields of different shapes.
    """
    if alone.pdop.shape != together.pdop.shape:
        raise InputError(
            f"fields of {alone.pdop.shape} and {together.pdop.shape} places and epochs: "
            "allowed are equal ones"
        )
    fixed = np.isfinite(alone.pdop)
    ratio = np.full(len(fixed), np.nan)
    for place in np.flatnonzero(fixed.any(axis=1)):
        epochs = fixed[place]
        ratio[place] = np.median(together.pdop[place, epochs] / alone.pdop[place, epochs])
    newly = np.isfinite(together.pdop).any(axis=1)
    case = np.where(fixed.any(axis=1), "both", np.where(newly, "newly served", "never served"))
    return pd.DataFrame({"ratio": ratio, "case": case})


def elevations(constellation: Constellation, latitude_deg: float, longitude_deg: float):
    """(S, T) elevations in degrees over one place; below the horizon is negative."""
    return frames.look_angles((latitude_deg, longitude_deg), constellation.position_km)[1]


def hours_above(elevation_deg: np.ndarray, limit_deg: float) -> np.ndarray:
    """(S,) hours per day that satellites spend above an elevation, from equal steps in time."""
    return (np.asarray(elevation_deg) > limit_deg).mean(axis=-1) * 24.0


def track_centres(constellation: Constellation) -> pd.DataFrame:
    """Where satellites of a geosynchronous system stand on the mean of the epochs.

    Returns name, system, mean_longitude_deg (circular mean, -180 to 180), highest_latitude_deg.
    """
    latitude, longitude, _ = frames.geodetic(constellation.position_km)
    turns = np.exp(1j * np.radians(longitude)).mean(axis=1)
    return pd.DataFrame(
        {
            "name": constellation.names,
            "system": constellation.systems,
            "mean_longitude_deg": np.degrees(np.angle(turns)),
            "highest_latitude_deg": latitude.max(axis=1),
        }
    )


def ground_tracks(constellation: Constellation) -> pd.DataFrame:
    """Points below the satellites: name, system, time, latitude_deg, longitude_deg."""
    latitude, longitude, _ = frames.geodetic(constellation.position_km)
    count = len(constellation.times)
    return pd.DataFrame(
        {
            "name": np.repeat(constellation.names, count),
            "system": np.repeat(constellation.systems, count),
            "time": np.tile(constellation.times, len(constellation)),
            "latitude_deg": latitude.ravel(),
            "longitude_deg": longitude.ravel(),
        }
    )


def pdop_classes(pdop) -> pd.Series:
    """PDOP in words, an ordered category: 'up to 1.5' to 'above 20', 'no fix' for infinity."""
    edges = [0.0, 1.5, 2.0, 3.0, 6.0, 20.0, np.finfo(float).max, np.inf]
    return pd.Series(pd.cut(np.asarray(pdop, dtype=float), edges, labels=list(PDOP_CLASSES)))


def _need_epochs(field: DopField) -> None:
    if not field.pdop.shape[1]:
        raise InputError("a window without epochs has no availability: give at least one instant")
