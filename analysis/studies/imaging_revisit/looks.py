"""Fleets of imaging satellites: who looks where and when, and how the images come home."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.coverage import edges, optics, relay, revisit, sensors
from analysis.coverage.accesses import accesses, in_view
from analysis.coverage.tracks import sampled
from analysis.errors import InputError, known, present
from analysis.ground.geometry import elevation_deg, slant_range_km
from analysis.ground.grids import Grid
from analysis.orbits import design, frames
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits
from analysis.orbits.mean import mean_orbits

KINDS = ("optical", "radar")


def looks(
    real: pd.DataFrame,
    planned: DesignOrbits,
    kinds: Mapping[str, str],
    optical: sensors.Sensor,
    radar: sensors.Sensor,
    grid: Grid,
    start,
    end,
) -> pd.DataFrame:
    """Chances to image every point, by satellite, with the sensor of its kind.

    real: OMM frame; planned: design orbits; kinds: satellite to "optical" or "radar", which also
    chooses the satellites. start, end: UTC.
    Returns satellite, sensor, point, start_s, end_s, sorted by satellite, point and start.
    Raises InputError for a satellite without an orbit and as `accesses` does.
    """
    carried_by = {"optical": optical, "radar": radar}
    for name, kind in kinds.items():
        known(name, [*real["OBJECT_NAME"], *planned.names], "satellite")
        known(kind, KINDS, "sensor")
    found = []
    for kind in KINDS:
        wanted = {name for name, its in kinds.items() if its == kind}
        here = real[real["OBJECT_NAME"].isin(wanted)]
        there = np.flatnonzero([name in wanted for name in planned.names])
        for orbits in (here, planned[there] if len(there) else here.iloc[:0]):
            if len(orbits):
                seen = accesses(orbits, carried_by[kind], grid, start, end)
                found.append(seen.assign(satellite=seen["satellite"].astype(str), sensor=kind))
    if not found:
        raise InputError("no satellite is left to look")
    columns = ["satellite", "sensor", "point", "start_s", "end_s"]
    together = pd.concat(found, ignore_index=True)[columns]
    return together.sort_values(["satellite", "point", "start_s"], ignore_index=True)


def images_per_day(
    found: pd.DataFrame, window_s: float, point_count: int, clear_sky_probability: float = 1.0
) -> np.ndarray:
    """Expected images of each point a day, (point_count,): one a pass, optical ones if clear."""
    _probability(clear_sky_probability)
    worth = np.where(found["sensor"] == "optical", clear_sky_probability, 1.0)
    total = np.bincount(found["point"].to_numpy(int), weights=worth, minlength=point_count)
    return total * DAY_S / window_s


def daily_success(
    found: pd.DataFrame, window_s: float, point_count: int, clear_sky_probability: float = 1.0
) -> np.ndarray:
    """Expected share of the window's whole days with at least one image, (point_count,).

    A day without an image is one on which every optical pass meets cloud, independently, and no
    radar passes. A pass counts on the day on which it begins.
    Raises InputError for a window shorter than a day and a probability outside (0, 1].
    """
    _probability(clear_sky_probability)
    days = int(window_s // DAY_S)
    if days < 1:
        raise InputError(f"a window of {window_s:g} s holds no whole day")
    day = (found["start_s"].to_numpy(float) // DAY_S).astype(int)
    inside = day < days
    worth = np.where(found["sensor"] == "optical", clear_sky_probability, 1.0)[inside]
    cell = found["point"].to_numpy(int)[inside] * days + day[inside]
    certain = np.bincount(cell[worth == 1], minlength=point_count * days) > 0
    chances = np.bincount(cell[worth < 1], minlength=point_count * days)
    missed = np.where(certain, 0.0, (1 - clear_sky_probability) ** chances)
    return 1 - missed.reshape(point_count, days).mean(axis=1)


def smallest_off_nadir_deg(
    found: pd.DataFrame, real: pd.DataFrame, planned: DesignOrbits, grid: Grid, start, end
) -> np.ndarray:
    """Smallest angle at the satellite between nadir and the point during each look, (A,) degrees.

    found: as from `looks`, with the same orbits, grid and window. Judged at the beginning, middle
    and end of each look: a whole pass is closest in its middle, one that the terminator cuts, there
    or at an end. Nadir is the normal of the ellipsoid.
    """
    angle = np.full(len(found), np.nan)
    names = found["satellite"].to_numpy(object)
    position, point = grid.position_km(), found["point"].to_numpy(int)
    times = found[["start_s", "end_s"]].to_numpy(float)
    for orbits in (real, planned):
        for track in sampled(orbits, start, end) if len(orbits) else ():
            mine = np.flatnonzero(names == track.name)
            closest = np.full(len(mine), 180.0)
            for share in (0.0, 0.5, 1.0):
                when = times[mine] @ [1 - share, share] - track.first_s
                index = np.minimum((when / track.step_s).astype(int), len(track.samples) - 2)
                here = edges.position_between(
                    track.samples, track.step_s, index, when / track.step_s - index
                )
                latitude, longitude, _ = frames.geodetic(here)
                down = -frames.east_north_up(latitude, longitude)[..., 2, :]
                line = position[point[mine]] - here
                cosine = (line * down).sum(axis=1) / np.linalg.norm(line, axis=1)
                closest = np.minimum(closest, np.degrees(np.arccos(np.minimum(cosine, 1.0))))
            angle[mine] = closest
    return angle


def by_tilt(
    found: pd.DataFrame,
    off_nadir: np.ndarray,
    fleets: pd.DataFrame,
    tilts_deg: Sequence[float] | np.ndarray,
    clear_sky_probability: float,
    grid: Grid,
    window_s: float,
) -> pd.DataFrame:
    """Share of place-days with an image, against the largest tilt off nadir of every satellite.

    found: as from `looks` with sensors at least as wide as the widest tilt; off_nadir: (A,), as
    from `smallest_off_nadir_deg`. fleets: columns fleet, satellite, sensor. Points count by area.
    Returns one row per fleet, tilt and way of counting: fleet, tilt_deg, counted ("radar and clear
        optical", "optical, clear", "optical, under cloud"), share, worst_share (worst point's).
    """
    rows = []
    optical = (found["sensor"] == "optical").to_numpy()
    for fleet, members in fleets.groupby("fleet"):
        belongs = found["satellite"].isin(members["satellite"]).to_numpy()
        for tilt in tilts_deg:
            within = belongs & (off_nadir <= tilt)
            for counted, chosen, clear in (
                ("radar and clear optical", within, 1.0),
                ("optical, clear", within & optical, 1.0),
                ("optical, under cloud", within & optical, clear_sky_probability),
            ):
                share = daily_success(found[chosen], window_s, len(grid), clear)
                rows.append((fleet, tilt, counted, grid.mean(share), float(share.min())))
    return pd.DataFrame(rows, columns=["fleet", "tilt_deg", "counted", "share", "worst_share"])


def tilting(
    real: pd.DataFrame,
    tilt_deg: float,
    innermost_deg: float,
    min_sun_elevation_deg: float | None,
) -> tuple[sensors.AgileOptical, sensors.SideLookingRadar]:
    """The two sensors that reach as far off nadir as one tilt, from the fleet's mean altitude.

    Raises InputError for a tilt past the limb or not above the radars' innermost angle.
    """
    altitude = float(
        np.mean(mean_orbits(real, real["EPOCH"].max()).semi_major_axis_km) - EARTH_RADIUS_KM
    )
    return (
        sensors.AgileOptical(tilt_deg, min_sun_elevation_deg),
        sensors.radar_from_off_nadir(innermost_deg, tilt_deg, altitude),
    )


def needed_tilt_deg(tilt_deg, share, wanted: float) -> float | None:
    """Smallest tilt at which a share is reached, by straight lines; None where it never is.

    tilt_deg, share: (K,), tilt increasing. Raises InputError for unequal lengths.
    """
    tilt, reached = np.asarray(tilt_deg, float), np.asarray(share, float)
    if tilt.shape != reached.shape:
        raise InputError(f"{tilt.size} tilts do not go with {reached.size} shares")
    enough = np.flatnonzero(reached >= wanted)
    if not len(enough):
        return None
    last = int(enough[0])
    if last == 0:
        return float(tilt[0])
    part = (wanted - reached[last - 1]) / (reached[last] - reached[last - 1])
    return float(tilt[last - 1] + part * (tilt[last] - tilt[last - 1]))


def waits(
    lit: pd.DataFrame,
    any_light: pd.DataFrame,
    fleets: pd.DataFrame,
    grid: Grid,
    window_s: float,
    clear_sky_probability: float,
) -> pd.DataFrame:
    """Mean wait for the next image of named points, by fleet and by what stands in the way.

    lit, any_light: as from `looks`, with and without the sun's limit on the optical satellites.
    Returns place, fleet, condition ("radar", "optical, no limits", "optical, daylight", "optical,
        daylight and cloud"), passes_per_day (expected), mean_wait_h (expected, from a random
        instant to the next view).
    Raises InputError for points without names.
    """
    radar, optical = lit[lit["sensor"] == "radar"], lit[lit["sensor"] == "optical"]
    unlit = any_light[any_light["sensor"] == "optical"]
    conditions = (
        ("radar", radar, 1.0),
        ("optical, no limits", unlit, 1.0),
        ("optical, daylight", optical, 1.0),
        ("optical, daylight and cloud", optical, clear_sky_probability),
    )
    frames = []
    for fleet, members in fleets.groupby("fleet"):
        for condition, chances, clear in conditions:
            views = in_view(chances[chances["satellite"].isin(members["satellite"])])
            found = revisit.expected_revisit(views, window_s, len(grid), clear)
            frames.append(
                pd.DataFrame(
                    {
                        "place": list(present(grid.names, "names of the places")),
                        "fleet": fleet,
                        "condition": condition,
                        "passes_per_day": found["passes_per_day"],
                        "mean_wait_h": found["mean_response_s"] / 3600,
                    }
                )
            )
    return pd.concat(frames, ignore_index=True)


def contacts(
    real: pd.DataFrame,
    planned: DesignOrbits,
    stations: Grid,
    relay_longitudes_deg: Sequence[float],
    mask_angle_deg: float,
    start,
    end,
) -> pd.DataFrame:
    """When each satellite can hand over its images: over a station, or in sight of a relay.

    Returns satellite, way ("ground" or the relay's place in the list, from 1), start_s, end_s.
    Raises InputError as `accesses` and `relay.relay_contacts` do.
    """
    dish = sensors.AboveHorizon(mask_angle_deg)
    found = []
    for orbits in (real, planned):
        if not len(orbits):
            continue
        direct = accesses(orbits, dish, stations, start, end).assign(way="ground")
        found.append(direct[["satellite", "way", "start_s", "end_s"]].astype({"satellite": str}))
        for place, longitude in enumerate(relay_longitudes_deg, start=1):
            seen = relay.relay_contacts(orbits, longitude, start, end)
            found.append(seen.assign(way=str(place)))
    return pd.concat(found, ignore_index=True)[["satellite", "way", "start_s", "end_s"]]


def delay_curve(
    found: pd.DataFrame,
    handover: pd.DataFrame,
    window_s: float,
    minutes: Sequence[float] | np.ndarray,
) -> pd.DataFrame:
    """Share of images on the ground within so many minutes of being taken.

    found: as from `looks`; handover: as from `contacts`, those that count. Images of the window's
    last day are left out, so that each has a day to come down.
    Returns minutes, share. Raises InputError for a window of a day or less and for no image.
    """
    if window_s <= DAY_S:
        raise InputError(f"a window of {window_s:g} s leaves no day for the last images")
    taken = found[found["end_s"] < window_s - DAY_S]
    if taken.empty:
        raise InputError("no image was taken")
    delay = relay.delay_to_contact(taken, handover, window_s)["delay_s"].to_numpy() / 60
    share = [(delay <= m + 1e-9).mean() for m in minutes]
    return pd.DataFrame({"minutes": list(minutes), "share": share})


def seen_share(handover: pd.DataFrame, window_s: float) -> pd.Series:
    """Share of the window in contact by way, mean over the satellites in the table.

    handover: as from `contacts`; stations that overlap count once.
    """
    code, _ = pd.factorize(handover["satellite"])
    shares = {}
    for way, rows in handover.assign(point=code).groupby("way"):
        merged = in_view(rows[["point", "start_s", "end_s"]])
        shares[way] = (merged["end_s"] - merged["start_s"]).sum() / window_s / (code.max() + 1)
    return pd.Series(shares)


def lit_share(
    local_times_h: Sequence[float],
    altitude_km: float,
    optical: sensors.AgileOptical,
    grid: Grid,
    days: Sequence,
) -> pd.DataFrame:
    """Share of a camera's passes with enough Sun, by point and day of the year.

    One sun-synchronous design orbit for each local time of the southward pass; four days from each
    of `days` (UTC) are counted. Returns day (ISO text), latitude_deg, longitude_deg, lit_share.
    Raises InputError for a camera without a limit on the Sun.
    """
    if optical.min_sun_elevation_deg is None:
        raise InputError("a camera without a limit on the Sun is always lit")
    unlit = replace(optical, min_sun_elevation_deg=None)
    frames = []
    for day in days:
        end = np.datetime64(day) + np.timedelta64(4, "D")
        orbits = design.join_orbits(
            *(
                design.sun_synchronous(altitude_km, hour, day, name=f"plane {k + 1}")
                for k, hour in enumerate(local_times_h)
            )
        )
        seen, whole = (
            np.bincount(accesses(orbits, s, grid, day, end)["point"], minlength=len(grid))
            for s in (optical, unlit)
        )
        frames.append(
            grid.frame()[["latitude_deg", "longitude_deg"]].assign(
                day=str(np.datetime64(day, "D")), lit_share=seen / np.maximum(whole, 1)
            )
        )
    return pd.concat(frames, ignore_index=True)


def apertures(
    altitudes_km: Sequence[float], resolutions_cm: Sequence[float], off_nadir_deg: float = 0.0
) -> pd.DataFrame:
    """Smallest aperture for each resolution from each altitude: columns altitude_km, resolution_cm,
    aperture_m. Diffraction in green light only; the tilt lengthens the line of sight.
    """
    altitude, resolution = np.meshgrid(altitudes_km, resolutions_cm, indexing="ij")
    slant = slant_range_km(altitude, elevation_deg(altitude, off_nadir_deg))
    aperture = optics.diffraction_aperture_m(resolution / 100, slant)
    return pd.DataFrame(
        {
            "altitude_km": altitude.ravel(),
            "resolution_cm": resolution.ravel(),
            "aperture_m": aperture.ravel(),
        }
    )


def _probability(value: float) -> None:
    if not 0 < value <= 1:
        raise InputError(f"clear_sky_probability is {value:g}: it must be above 0 and up to 1")
