"""Satellites that watch: how many, how long a target is in view, and what flying lower costs."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.coverage import custody, optics, revisit, sizing
from analysis.coverage.accesses import accesses, in_view
from analysis.coverage.custody import TargetPath
from analysis.coverage.sensors import AboveHorizon, Sensor, swath
from analysis.coverage.tracks import window_s
from analysis.errors import InputError
from analysis.ground import geometry
from analysis.ground.grids import Grid
from analysis.orbits import design
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM, MEAN_RADIUS_KM, MU_KM3_S2
from analysis.orbits.design import DesignOrbits

VIEWS = {"single": 1, "stereo": 2}


def constellation_sizes(
    altitudes_km: Sequence[float], mask_angle_deg: float, south_deg: float, north_deg: float
) -> pd.DataFrame:
    """Satellites that always keep a band of latitudes in view, from one side and from two.

    Two ways of building: the smallest Walker delta pattern (`sizing.satellites_needed`) and polar
    streets of coverage (`sizing.street_constellation`), which cover all poleward of the band's edge
    nearer to the equator. mask_angle_deg: of the satellites as seen from the ground.
    Returns altitude_km, view ("single", "stereo"), build ("Walker", "streets"), satellites, planes,
        phasing (0 for streets), inclination_deg (90 for streets).
    """
    rows = []
    nearer = 0.0 if south_deg <= 0 <= north_deg else min(abs(south_deg), abs(north_deg))
    for altitude in altitudes_km:
        for view, fold in VIEWS.items():
            found = sizing.satellites_needed(
                altitude, mask_angle_deg, south_deg, north_deg, fold=fold
            )
            rows.append(
                (altitude, view, "Walker", found.total, found.planes, found.phasing,
                 found.inclination_deg)
            )  # fmt: skip
            planes, each = sizing.street_constellation(altitude, mask_angle_deg, nearer, fold)
            rows.append((altitude, view, "streets", planes * each, planes, 0, 90.0))
    columns = ["altitude_km", "view", "build", "satellites", "planes", "phasing", "inclination_deg"]
    return pd.DataFrame(rows, columns=columns)


def pattern(row: pd.Series, epoch) -> DesignOrbits:
    """The design orbits of one Walker row of `constellation_sizes`, epoch in UTC."""
    return design.walker_delta(
        int(row["satellites"]), int(row["planes"]), int(row["phasing"]),
        float(row["inclination_deg"]), float(row["altitude_km"]), epoch,
    )  # fmt: skip


def least_covered_share(
    orbits: DesignOrbits, grid: Grid, mask_angle_deg: float, at_least: int, start, end
) -> float:
    """Share of the window in which the worst point sees so many satellites at once.

    The sizing works on a sphere with samples; this counts accesses over the ellipsoid.
    """
    found = accesses(orbits, AboveHorizon(mask_angle_deg), grid, start, end)
    seen = revisit.revisit(in_view(found, at_least), window_s(start, end), len(grid))
    return float(seen["covered_fraction"].min())


def tracking_shares(
    altitudes_km: Sequence[float],
    totals: Sequence[int],
    inclination_deg: float,
    path: TargetPath,
    starts,
    mask_angle_deg: float,
    min_crossing_deg: float,
) -> pd.DataFrame:
    """Custody of a target along its path, against the number and the height of the satellites.

    Walker delta patterns of every number, with about as many planes as satellites in a plane and a
    phasing of one; no pattern is tuned to the path. starts: (K,) UTC, instants at which the flight
    begins, over which is averaged.
    Returns altitude_km, satellites, planes, single_percent, dual_percent (mean shares of the
        flight), longest_gap_s (mean), whole_percent (starts from which it is never lost).
    """
    rows = []
    for altitude in altitudes_km:
        for total in totals:
            planes = even_planes(total)
            fleet = design.walker_delta(
                total, planes, 1 % planes, inclination_deg, altitude, instants.as_times(starts)[0]
            )
            found = custody.custody_by_start(fleet, path, starts, mask_angle_deg, min_crossing_deg)
            rows.append(
                (
                    altitude,
                    total,
                    planes,
                    100 * found["single_share"].mean(),
                    100 * found["dual_share"].mean(),
                    found["longest_gap_s"].mean(),
                    100 * (found["longest_gap_s"] == 0).mean(),
                )
            )
    columns = ["altitude_km", "satellites", "planes", "single_percent", "dual_percent",
               "longest_gap_s", "whole_percent"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def even_planes(total: int) -> int:
    """The divisor of `total` nearest to its square root, the larger of two equally near.

    Raises InputError for less than one.
    """
    if total < 1:
        raise InputError(f"{total} satellites: at least 1 is needed")
    divisors = [k for k in range(1, total + 1) if total % k == 0]
    return min(divisors, key=lambda k: (abs(np.log(k * k / total)), -k))


def host_looks(
    host: DesignOrbits, grid: Grid, mask_angle_deg: float, strip_km: float, start, end
) -> dict[str, pd.DataFrame]:
    """Looks of one host, as from `accesses`, by two sensors that bracket an unknown one.

    "to all sides" sees everything above an elevation, "the camera's strip" a nadir strip of this
    width.
    """
    altitude = float(host.semi_major_axis_km[0] - EARTH_RADIUS_KM)
    reach: dict[str, Sensor] = {
        "to all sides": AboveHorizon(mask_angle_deg),
        "the camera's strip": swath(strip_km, altitude),
    }
    return {name: accesses(host, sensor, grid, start, end) for name, sensor in reach.items()}


def clock(looks: pd.DataFrame) -> pd.DataFrame:
    """Looks by day and hour: window_day (from 1), from_h, to_h (of that day), look_min.

    A look over midnight counts on the day on which it begins.
    """
    day = (looks["start_s"] // DAY_S).astype(int)
    since = looks[["start_s", "end_s"]].sub(day * DAY_S, axis=0) / 3600
    return pd.DataFrame(
        {
            "window_day": day + 1,
            "from_h": since["start_s"].round(3),
            "to_h": since["end_s"].round(3),
            "look_min": ((looks["end_s"] - looks["start_s"]) / 60).round(1),
        }
    )


def host_chances(
    looks: pd.DataFrame, window_s: float, point_count: int, burn_s: float
) -> pd.DataFrame:
    """What one satellite could have seen of launches from each point.

    looks: as from `accesses`; burn_s: how long a launch is hot enough to be seen.
    Returns point, passes_per_day, minutes_per_day, in_view_percent, and caught_percent: of launches
        at any instant, those that are seen for at least a moment of their burn.
    Raises InputError for a burn below 0.
    """
    if burn_s < 0:
        raise InputError(f"burn_s is {burn_s:g}: it must be at least 0")
    views = in_view(looks)
    seen = revisit.revisit(views, window_s, point_count)
    # A launch is caught when it begins up to one burn before a view; stretched views may meet.
    early = looks.assign(start_s=np.maximum(looks["start_s"] - burn_s, 0.0))
    caught = revisit.revisit(in_view(early), window_s, point_count)["covered_fraction"]
    return pd.DataFrame(
        {
            "point": seen["point"],
            "passes_per_day": seen["passes_per_day"],
            "minutes_per_day": seen["covered_fraction"] * 1440,
            "in_view_percent": 100 * seen["covered_fraction"],
            "caught_percent": 100 * caught,
        }
    )


def low_orbit_table(
    altitudes_km: Sequence[float],
    reference_altitude_km: float,
    reference_sample_m: float,
    mask_angle_deg: float,
) -> pd.DataFrame:
    """What coming down buys and costs: sample on the ground, breadth of view, time over a point.

    The same camera at every altitude: its nadir sample is `reference_sample_m` from
    `reference_altitude_km`. Returns altitude_km, sample_m, view_width_km (above the elevation),
        longest_pass_s.
    """
    altitude = np.asarray(altitudes_km, float)
    square, _ = optics.ground_sample_m(
        reference_sample_m, altitude, reference_altitude_km=reference_altitude_km
    )
    angle = np.radians(geometry.earth_angle_deg(altitude, mask_angle_deg))
    return pd.DataFrame(
        {
            "altitude_km": altitude,
            "sample_m": square,
            "view_width_km": 2 * MEAN_RADIUS_KM * angle,
            "longest_pass_s": geometry.longest_access_s(altitude, mask_angle_deg),
        }
    )


def drag_make_up_m_s_day(altitude_km, density_kg_m3, area_to_mass_m2_kg: float, drag: float = 2.2):
    """Speed that a circular orbit loses to the air a day, to be made up to stay, m/s.

    rho v^2 Cd A / (2 m) times a day. drag: drag coefficient, assumed.
    Raises InputError for an area-to-mass ratio that is not positive.
    """
    if not area_to_mass_m2_kg > 0:
        raise InputError(f"area-to-mass {area_to_mass_m2_kg:g} m2/kg: it must be above 0")
    radius = EARTH_RADIUS_KM + np.asarray(altitude_km, float)
    speed_m_s = 1000 * np.sqrt(MU_KM3_S2 / radius)
    return np.asarray(density_kg_m3) * speed_m_s**2 * drag * area_to_mass_m2_kg / 2 * DAY_S
