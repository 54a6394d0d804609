"""The geostationary belt as ground sites see it: arcs by elevation, unions, what each site adds."""

import numpy as np
import pandas as pd

from analysis.errors import InputError, known
from analysis.ground.slots import BELT_RADIUS_KM
from analysis.orbits.frames import east_north_up, site_position_km


def half_arc_deg(latitude_deg, mask_angle_deg, altitude_m=0.0) -> np.ndarray:
    """Longitude (deg) to either side of a site's meridian up to which the belt stands high enough.

    latitude_deg, mask_angle_deg, altitude_m: scalars or arrays that broadcast. 0 where the
    belt never reaches that elevation.
    With x the cosine of the longitude difference, u the local vertical and s the site,
    sin e = (a cos(lat) x - u·s) / sqrt(a² + s² - 2 a s_x x): a quadratic in x.
    Raises InputError for an elevation outside 0 to below 90 degrees.
    """
    latitude, elevation, altitude = np.broadcast_arrays(
        *(np.asarray(v, dtype=float) for v in (latitude_deg, mask_angle_deg, altitude_m))
    )
    if ((elevation < 0) | (elevation >= 90)).any():
        raise InputError(f"elevation limit {elevation.max():g} deg is outside 0 to below 90 deg")
    site = site_position_km(latitude, 0.0, altitude)
    up = east_north_up(latitude, 0.0)[..., 2, :]
    lift = (up * site).sum(axis=-1)
    tilt = BELT_RADIUS_KM * np.cos(np.radians(latitude))
    sine2 = np.sin(np.radians(elevation)) ** 2
    square = BELT_RADIUS_KM**2 + (site**2).sum(axis=-1)
    slope = 2 * BELT_RADIUS_KM * site[..., 0]
    # (tilt x - lift)² = sine2 (square - slope x), of which the larger root has the right sign.
    a, b, c = tilt**2, -2 * tilt * lift + sine2 * slope, lift**2 - sine2 * square
    root = np.sqrt(np.maximum(b**2 - 4 * a * c, 0.0))  # two equal roots at an elevation of 0
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (-b + root) / (2 * a)
    seen = (cosine <= 1) & (cosine >= -1)
    return np.where(seen, np.degrees(np.arccos(np.clip(cosine, -1, 1))), 0.0)


def arcs(sensors: pd.DataFrame, mask_angle_deg) -> pd.DataFrame:
    """The stretch of belt that each sensor sees above an elevation limit.

    sensors: columns sensor, latitude_deg, longitude_deg, altitude_m (others are kept);
    mask_angle_deg: one limit or one per sensor.
    Returns the same rows with west_deg and east_deg (degrees east; east_deg may pass 360 or
    west_deg lie below 0, so that west < east) and width_deg.
    """
    half = half_arc_deg(
        sensors["latitude_deg"].to_numpy(float),
        mask_angle_deg,
        sensors["altitude_m"].to_numpy(float),
    )
    centre = sensors["longitude_deg"].to_numpy(float) % 360
    return sensors.assign(west_deg=centre - half, east_deg=centre + half, width_deg=2 * half)


def union(seen: pd.DataFrame, west_deg: float = 0.0, east_deg: float = 360.0) -> pd.DataFrame:
    """The stretches of [west_deg, east_deg] that at least one arc covers: west_deg, east_deg.

    Raises InputError unless 0 <= west < east <= 540 and the stretch is at most the whole belt.
    """
    if not (0 <= west_deg < east_deg <= 540 and east_deg - west_deg <= 360):
        raise InputError(f"belt stretch {west_deg:g} to {east_deg:g} deg E is not a stretch")
    merged: list[list[float]] = []
    lines = sorted(
        (max(w + turn, west_deg), min(e + turn, east_deg))
        for w, e in seen.loc[seen["width_deg"] > 0, ["west_deg", "east_deg"]].to_numpy()
        for turn in (-360, 0, 360)
    )
    for west, east in lines:
        if west >= east:
            continue
        if merged and west <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], east)
        else:
            merged.append([west, east])
    return pd.DataFrame(merged, columns=["west_deg", "east_deg"])


def gaps(seen: pd.DataFrame, west_deg: float = 0.0, east_deg: float = 360.0) -> pd.DataFrame:
    """The stretches of [west_deg, east_deg] that no arc covers: west_deg, east_deg."""
    lit = union(seen, west_deg, east_deg)
    edges = np.r_[west_deg, lit[["west_deg", "east_deg"]].to_numpy().ravel(), east_deg]
    dark = pd.DataFrame(edges.reshape(-1, 2), columns=["west_deg", "east_deg"])
    return dark[dark["east_deg"] - dark["west_deg"] > 1e-9].reset_index(drop=True)


def width_deg(seen: pd.DataFrame, west_deg: float = 0.0, east_deg: float = 360.0) -> float:
    """Degrees of [west_deg, east_deg] covered by at least one arc."""
    lit = union(seen, west_deg, east_deg)
    return float((lit["east_deg"] - lit["west_deg"]).sum())


def contributions(
    seen: pd.DataFrame, base: list[str], west_deg: float = 0.0, east_deg: float = 360.0
) -> pd.DataFrame:
    """What each sensor is worth, in degrees of belt.

    seen: arcs with a column alliance; base: names of the alliances that already watch.
    Returns one row per sensor: sensor, alliance, alone_deg (its own arc), adds_deg (gained when
    it joins the base, or, for one of the base, when it joins the rest of the base) and
    lost_without_deg (lost by all sensors together when it alone drops out).
    Raises InputError for an alliance that no sensor belongs to.
    """
    for name in base:
        known(name, seen["alliance"].unique(), "alliance")
    limits = west_deg, east_deg
    rows = []
    for index, sensor in seen.iterrows():
        others = seen.drop(index)
        first = others[others["alliance"].isin(base)]
        with_it = pd.concat([first, seen.loc[[index]]])
        rows.append(
            {
                "sensor": sensor["sensor"],
                "alliance": sensor["alliance"],
                "alone_deg": width_deg(seen.loc[[index]], *limits),
                "adds_deg": width_deg(with_it, *limits) - width_deg(first, *limits),
                "lost_without_deg": width_deg(seen, *limits) - width_deg(others, *limits),
            }
        )
    return pd.DataFrame(rows)
