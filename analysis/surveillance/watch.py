"""Watching the geostationary belt with telescopes, from the ground and from orbit, through a day.

A telescope needs its target lit, bright enough and away from the Sun; from the ground it needs
night, from orbit a line of sight clear of the Earth.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.ground.slots import BELT_RADIUS_KM
from analysis.orbits import frames, sun
from analysis.orbits import times as instants
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits, kepler_j2
from analysis.orbits.propagation import propagate
from analysis.surveillance import brightness

_TOO_NEAR_KM = 5.0  # a telescope does not look at the satellite that carries it


@dataclass(frozen=True)
class Watch:
    """What a telescope sees of L belt longitudes at T instants.

    longitudes_deg (L,), times (T,); range_km, phase_deg and seen (bool) are (L, T).
    """

    longitudes_deg: np.ndarray
    times: np.ndarray
    range_km: np.ndarray
    phase_deg: np.ndarray
    seen: np.ndarray

    def per_longitude(self, limiting_magnitude: float, albedo: float) -> pd.DataFrame:
        """One row per longitude: what the whole span of time gives.

        hours_a_day seen; longest_gap_h between two sightings (the span taken as a cycle, so that
        the gap over its ends counts; the whole span when never seen); closest_km of the sightings
        and smallest_m, the smallest diameter at the limiting magnitude in the best of them (NaN
        for both when never seen).
        """
        step_h = float((self.times[1] - self.times[0]) / np.timedelta64(1, "h"))
        span_h = step_h * len(self.times)
        size = brightness.diameter_m(limiting_magnitude, self.range_km, albedo, self.phase_deg)
        distance, size = (np.where(self.seen, v, np.nan) for v in (self.range_km, size))
        return pd.DataFrame(
            {
                "longitude_deg": self.longitudes_deg,
                "hours_a_day": 24 * self.seen.mean(axis=1),
                "longest_gap_h": [step_h * _longest_gap(row) for row in self.seen],
                "closest_km": _least(distance),
                "smallest_m": _least(size),
            }
        ).assign(longest_gap_h=lambda f: f["longest_gap_h"].clip(upper=span_h))

    def share_a_day(self) -> float:
        """Share of the longitudes seen at least once on a day, mean over the days of the span."""
        day = self.times.astype("datetime64[D]")
        return float(np.mean([self.seen[:, day == d].any(axis=1).mean() for d in np.unique(day)]))

    def mean_share(self) -> float:
        """Share of the longitudes in view at a time, mean over the span."""
        return float(self.seen.mean())


def from_orbit(
    host: DesignOrbits,
    longitudes_deg,
    times,
    *,
    diameter_m: float,
    limiting_magnitude: float,
    sun_exclusion_deg: float,
    longest_phase_deg: float,
    earth_exclusion_deg: float,
    albedo: float,
) -> Watch:
    """What a telescope on one satellite sees of targets of a diameter in the belt.

    host: one orbit; longitudes_deg (L,) degrees east; times (T,) evenly spaced, UTC.
    A target is seen when it is in sunlight, its Lambert-sphere magnitude is at most the limit, the
    Sun stands at least sun_exclusion_deg from the line of sight, the phase angle at the target is
    at most longest_phase_deg, and the line of sight passes at least earth_exclusion_deg from the
    Earth's limb. With the Sun so far away the phase angle is 180 degrees less the Sun's angle from
    the line of sight, so that the stricter of the two limits rules.
    Raises InputError for more than one host, fewer than two instants, or angles outside 0 to 180.
    """
    if len(host) != 1:
        raise InputError(f"a watch has one host, got {len(host)}")
    for name, value in (
        ("sun_exclusion_deg", sun_exclusion_deg),
        ("longest_phase_deg", longest_phase_deg),
        ("earth_exclusion_deg", earth_exclusion_deg),
    ):
        if not 0 <= value <= 180:
            raise InputError(f"{name} is {value}: it must be from 0 to 180 degrees")
    longitudes, when = _checked(longitudes_deg, times)
    observer = propagate(host, when).position_teme_km[0]
    target = _belt_teme_km(longitudes, when)
    sight = target - observer
    distance = np.linalg.norm(sight, axis=-1)
    near = np.maximum(distance, _TOO_NEAR_KM)
    to_sun = sun.sun_position_km(when)
    phase = _angle_deg(to_sun - target, -sight)
    away = _angle_deg(sight, to_sun - observer)
    height = np.linalg.norm(observer, axis=-1)
    limb = np.degrees(np.arcsin(np.clip(EARTH_RADIUS_KM / height, 0, 1)))
    clear = _angle_deg(sight, -observer[None]) >= limb + earth_exclusion_deg
    # A target nearer than the limb stands before the Earth: bright ground behind it, so not clear.
    bright = brightness.magnitude(diameter_m, near, albedo, phase) <= limiting_magnitude
    seen = (
        bright
        & clear
        & (away >= sun_exclusion_deg)
        & (phase <= longest_phase_deg)
        & sun.sunlit(target, when)
        & (distance > _TOO_NEAR_KM)
    )
    return Watch(longitudes, when, near, phase, seen)


def from_ground(
    latitude_deg: float,
    longitude_deg: float,
    altitude_m: float,
    longitudes_deg,
    times,
    *,
    diameter_m: float,
    limiting_magnitude: float,
    mask_angle_deg: float,
    max_sun_elevation_deg: float,
    albedo: float,
) -> Watch:
    """What a ground telescope sees of targets of a diameter in the belt, under a clear sky.

    A target is seen when the Sun stands at most max_sun_elevation_deg above the site's horizon
    (nautical twilight: -12), the target at least mask_angle_deg, in sunlight and bright enough.
    """
    longitudes, when = _checked(longitudes_deg, times)
    target = _belt_teme_km(longitudes, when)
    fixed = frames.earth_fixed(target, when)
    site = (latitude_deg, longitude_deg, altitude_m)
    _, elevation, distance = frames.look_angles(site, fixed)
    origin = frames.site_position_km(*site)
    observer = frames.inertial(np.broadcast_to(origin, (len(when), 3)), when)
    phase = _angle_deg(sun.sun_position_km(when) - target, observer - target)
    night = sun.sun_elevation_deg(latitude_deg, longitude_deg, when) <= max_sun_elevation_deg
    bright = brightness.magnitude(diameter_m, distance, albedo, phase) <= limiting_magnitude
    seen = bright & (elevation >= mask_angle_deg) & night & sun.sunlit(target, when)
    return Watch(longitudes, when, distance, phase, seen)


def drifting(longitude_deg: float, drift_deg_per_day: float, epoch) -> DesignOrbits:
    """A satellite near the belt whose longitude drifts: east and below it for a positive drift.

    In the turning frame the drift is the mean motion less the Earth's turn; J2 is in both.
    Raises InputError for a drift beyond 60 degrees a day, which is another kind of orbit.
    """
    if not abs(drift_deg_per_day) <= 60:
        raise InputError(f"drift of {drift_deg_per_day} deg a day is beyond 60")
    motion = 360.9856473 + drift_deg_per_day
    axis = BELT_RADIUS_KM * (360.9856473 / motion) ** (2 / 3)
    turn = np.degrees(instants.sidereal_angle_rad(epoch)[0])
    name = f"drift {drift_deg_per_day:+g} deg/day"
    return kepler_j2(epoch, axis, mean_anomaly_deg=(longitude_deg + turn) % 360, names=[name])


def _checked(longitudes_deg, times) -> tuple[np.ndarray, np.ndarray]:
    when = instants.as_times(times)
    if len(when) < 2:
        raise InputError("a watch needs at least two instants")
    return np.atleast_1d(np.asarray(longitudes_deg, dtype=float)), when


def _belt_teme_km(longitudes_deg: np.ndarray, times: np.ndarray) -> np.ndarray:
    angle = np.radians(longitudes_deg)[:, None] + instants.sidereal_angle_rad(times)
    flat = np.stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)], axis=-1)
    return BELT_RADIUS_KM * flat


def _angle_deg(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(one, axis=-1) * np.linalg.norm(two, axis=-1)
    cosine = (one * two).sum(axis=-1) / np.where(lengths > 0, lengths, 1.0)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def _least(values: np.ndarray) -> np.ndarray:
    """The least value of each row; NaN for a row of none."""
    least = np.full(len(values), np.nan)
    ever = np.isfinite(values).any(axis=1)
    least[ever] = np.nanmin(values[ever], axis=1)
    return least


def _longest_gap(seen: np.ndarray) -> int:
    """Most instants in a row without a sighting, the span taken as a cycle."""
    at = np.flatnonzero(seen)
    if not len(at):
        return len(seen)
    return int(np.diff(np.r_[at, at[0] + len(seen)]).max()) - 1
