"""Orbits that nobody flies yet: circular and elliptic designs, constellations, fixed slots.

A design orbit is a set of mean Keplerian elements that drift by the secular effect of the Earth's
oblateness (J2). It goes through `propagation.propagate` like an element set.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from analysis.errors import InputError, known
from analysis.orbits import kernel
from analysis.orbits import times as instants
from analysis.orbits.constants import (
    DAY_S,
    EARTH_RADIUS_KM,
    EARTH_TURN_RAD_S,
    J2,
    MU_KM3_S2,
    TROPICAL_YEAR_DAYS,
)


@dataclass(frozen=True)
class DesignOrbits:
    """Mean Keplerian elements of S satellites at one epoch, in the frame of SGP4 (TEME).

    names: S names; epoch: datetime64, UTC; the others (S,) arrays in km and degrees. Build with
    `kepler_j2` or one of the constellations below, which check the values.
    """

    names: tuple[str, ...]
    epoch: np.datetime64
    semi_major_axis_km: np.ndarray
    eccentricity: np.ndarray
    inclination_deg: np.ndarray
    raan_deg: np.ndarray
    argument_of_perigee_deg: np.ndarray
    mean_anomaly_deg: np.ndarray

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, chosen) -> "DesignOrbits":
        """The satellites of a slice, an index array or a mask."""
        indices = np.atleast_1d(np.arange(len(self))[chosen])
        arrays = {f.name: getattr(self, f.name)[indices] for f in fields(self)[2:]}
        return DesignOrbits(tuple(self.names[i] for i in indices), self.epoch, **arrays)

    def rates_rad_s(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Secular rates of node, argument of perigee and mean anomaly, (S,) rad/s each."""
        return j2_rates_rad_s(self.semi_major_axis_km, self.eccentricity, self.inclination_deg)

    def positions_velocities(self, times) -> tuple[np.ndarray, np.ndarray]:
        """Positions (S, T, 3) km and velocities (S, T, 3) km/s; velocity is the exact derivative.

        times: (T,) datetime64, UTC.
        """
        when = instants.as_times(times)
        elapsed_s = (when - self.epoch).astype("timedelta64[ns]").astype("int64") / 1e9
        return kernel.states(self.elements(), elapsed_s)

    def elements(self) -> np.ndarray:
        """Elements and rates as `kernel.states` takes them, (S, 9): km, radians, rad/s."""
        angles = (
            self.inclination_deg,
            self.raan_deg,
            self.argument_of_perigee_deg,
            self.mean_anomaly_deg,
        )
        return np.column_stack(
            [
                self.semi_major_axis_km,
                self.eccentricity,
                *(np.radians(angle) for angle in angles),
                *self.rates_rad_s(),
            ]
        )


def kepler_j2(
    epoch,
    semi_major_axis_km,
    eccentricity=0.0,
    inclination_deg=0.0,
    raan_deg=0.0,
    argument_of_perigee_deg=0.0,
    mean_anomaly_deg=0.0,
    *,
    names: Sequence[str] | None = None,
) -> DesignOrbits:
    """Satellites on Keplerian orbits with the secular drift of J2.

    epoch: one instant, UTC. The elements are scalars or (S,) arrays, km and degrees.
    Raises InputError for an orbit that is not closed, that meets the Earth, an inclination outside
    0 to 180 degrees, a value that is not a number, no satellite, or names that do not fit.
    Vallado, Fundamentals of Astrodynamics (4th ed.), section 9.6.
    """
    columns = np.broadcast_arrays(
        *(
            np.atleast_1d(np.asarray(value, dtype=float))
            for value in (
                semi_major_axis_km,
                eccentricity,
                inclination_deg,
                raan_deg,
                argument_of_perigee_deg,
                mean_anomaly_deg,
            )
        )
    )
    axis, ecc, incl = columns[:3]
    if axis.ndim != 1 or axis.size == 0:
        raise InputError("a design needs at least one satellite")
    labels = tuple(names) if names is not None else tuple(f"D{k + 1}" for k in range(axis.size))
    if len(labels) != axis.size or len(set(labels)) != len(labels):
        raise InputError(f"{axis.size} satellites need as many different names, got {labels}")
    _forbid(~np.isfinite(np.stack(columns)).all(axis=0), labels, "an element is not a number")
    _forbid((ecc < 0) | (ecc >= 1), labels, "the eccentricity is outside 0 to below 1", ecc)
    _forbid((incl < 0) | (incl > 180), labels, "the inclination is outside 0 to 180 deg", incl)
    perigee = axis * (1 - ecc) - EARTH_RADIUS_KM
    _forbid(perigee <= 0, labels, "the perigee altitude is not above the ground (km)", perigee)
    return DesignOrbits(labels, instants.as_times(epoch)[0], *(c.copy() for c in columns))


def join_orbits(*orbits: DesignOrbits) -> DesignOrbits:
    """Several designs of one epoch as one. Raises InputError for other epochs or equal names."""
    if not orbits:
        raise InputError("no design orbits to join")
    if any(o.epoch != orbits[0].epoch for o in orbits):
        raise InputError("design orbits of different epochs cannot be joined")
    arrays = [
        np.concatenate([getattr(o, f.name) for o in orbits]) for f in fields(DesignOrbits)[2:]
    ]
    return kepler_j2(orbits[0].epoch, *arrays, names=[n for o in orbits for n in o.names])


def walker_delta(
    total: int,
    planes: int,
    phasing: int,
    inclination_deg: float,
    altitude_km: float,
    epoch,
    *,
    raan_deg: float = 0.0,
    mean_anomaly_deg: float = 0.0,
    name: str = "W",
) -> DesignOrbits:
    """Walker delta i:t/p/f: circular planes spread over 360 degrees of node.

    total t, planes p (a divisor of t), phasing f (0 to p - 1, in units of 360/t degrees between
    neighbouring planes); altitude above the equatorial radius, km.
    Raises InputError for counts that do not fit, and see `kepler_j2`.
    Walker, RAE TR 77044 (1977).
    """
    _at_least_one(total, "satellites")
    _at_least_one(planes, "planes")
    if total % planes:
        raise InputError(f"{total} satellites do not divide into {planes} planes")
    if not 0 <= phasing < planes:
        raise InputError(f"phasing {phasing} is outside 0 to {planes - 1} for {planes} planes")
    per_plane = total // planes
    plane, place = np.divmod(np.arange(total), per_plane)
    return kepler_j2(
        epoch,
        EARTH_RADIUS_KM + altitude_km,
        0.0,
        inclination_deg,
        (raan_deg + plane * 360.0 / planes) % 360,
        0.0,
        (mean_anomaly_deg + place * 360.0 / per_plane + plane * phasing * 360.0 / total) % 360,
        names=[f"{name}{p + 1}-{k + 1}" for p, k in zip(plane, place, strict=True)],
    )


def quasi_zenith(
    count: int,
    mean_longitude_deg: float,
    epoch,
    *,
    eccentricity: float = 0.075,
    inclination_deg: float = 41.0,
    argument_of_perigee_deg: float = 270.0,
    mean_anomaly_deg: float = 0.0,
    name: str = "QZ",
) -> DesignOrbits:
    """Geosynchronous satellites that follow one figure-of-eight track, equally spaced in time.

    mean_longitude_deg: where the track is centred, degrees east. The defaults for eccentricity and
    inclination are the nominal orbit of QZS-1 (JAXA, ICG 2012); perigee at 270 degrees puts the
    slow part of the track in the north. mean_anomaly_deg: that of the first satellite at `epoch`.
    Raises InputError as `kepler_j2` does, and for a count below 1.
    """
    _at_least_one(count, "satellites")
    share = np.arange(count) * 360.0 / count
    anomaly = mean_anomaly_deg + share
    turn = np.degrees(instants.sidereal_angle_rad(epoch)[0])
    axis = geosynchronous_axis_km(eccentricity, inclination_deg)
    return kepler_j2(
        epoch,
        axis,
        eccentricity,
        inclination_deg,
        (mean_longitude_deg + turn - argument_of_perigee_deg - anomaly) % 360,
        argument_of_perigee_deg,
        anomaly % 360,
        names=[f"{name}-{k + 1}" for k in range(count)],
    )


def geostationary(longitudes_deg, epoch, *, names: Sequence[str] | None = None) -> DesignOrbits:
    """One satellite held at each longitude (degrees east), on the equator.

    Raises InputError as `kepler_j2` does.
    """
    longitudes = np.atleast_1d(np.asarray(longitudes_deg, dtype=float))
    turn = np.degrees(instants.sidereal_angle_rad(epoch)[0])
    labels = names if names is not None else [f"GEO {x:g}E" for x in longitudes]
    axis = geosynchronous_axis_km(0.0, 0.0)
    anomaly = (longitudes + turn) % 360
    return kepler_j2(epoch, axis, mean_anomaly_deg=anomaly, names=labels)


def sun_synchronous(
    altitude_km: float,
    local_time_h: float,
    epoch,
    *,
    node: str = "descending",
    count: int = 1,
    mean_anomaly_deg: float = 0.0,
    name: str = "SSO",
) -> DesignOrbits:
    """Satellites evenly spaced on one circular orbit whose plane keeps its local solar time.

    altitude_km: above the equatorial radius; local_time_h: mean local time at the named node
    ("ascending" or "descending"), 0 to below 24 hours.
    Raises InputError for an altitude at which no inclination turns the plane with the Sun.
    """
    known(node, ("ascending", "descending"), "node")
    _at_least_one(count, "satellites")
    if not 0 <= local_time_h < 24:
        raise InputError(f"local_time_h is {local_time_h:g}: it must be from 0 to below 24")
    axis = EARTH_RADIUS_KM + altitude_km
    ascending_h = local_time_h if node == "ascending" else local_time_h + 12
    return kepler_j2(
        epoch,
        axis,
        0.0,
        sun_synchronous_inclination_deg(axis),
        node_for_local_time_deg(ascending_h, epoch),
        0.0,
        (mean_anomaly_deg + np.arange(count) * 360.0 / count) % 360,
        names=[f"{name}-{k + 1}" for k in range(count)],
    )


def from_slots(slots: pd.DataFrame, epoch) -> DesignOrbits:
    """The GPS 24-slot table (`data.gps_24_slot`) at another epoch, with its geometry to the ground.

    slots: columns slot, semi_major_axis_km, eccentricity, inclination_deg, raan_deg,
        argument_of_latitude_deg, greenwich_angle_deg (all at the table's own epoch).
    The nodes are turned so that the track over the ground is that of the table.
    """
    turn = np.degrees(instants.sidereal_angle_rad(epoch)[0])
    return kepler_j2(
        epoch,
        slots["semi_major_axis_km"].to_numpy(),
        slots["eccentricity"].to_numpy(),
        slots["inclination_deg"].to_numpy(),
        (slots["raan_deg"] - slots["greenwich_angle_deg"] + turn).to_numpy() % 360,
        0.0,
        slots["argument_of_latitude_deg"].to_numpy(),
        names=list(slots["slot"]),
    )


def j2_rates_rad_s(semi_major_axis_km, eccentricity, inclination_deg):
    """Secular rates of node, argument of perigee and mean anomaly (with the mean motion), rad/s.

    Vallado, Fundamentals of Astrodynamics (4th ed.), eqs 9-37, 9-39 and 9-41.
    """
    axis, ecc = np.asarray(semi_major_axis_km, float), np.asarray(eccentricity, float)
    incl = np.radians(inclination_deg)
    motion = np.sqrt(MU_KM3_S2 / axis**3)
    factor = 1.5 * motion * J2 * (EARTH_RADIUS_KM / (axis * (1 - ecc**2))) ** 2
    node = -factor * np.cos(incl)
    perigee = factor * (2 - 2.5 * np.sin(incl) ** 2)
    anomaly = motion + factor * np.sqrt(1 - ecc**2) * (1 - 1.5 * np.sin(incl) ** 2)
    return node, perigee, anomaly


def geosynchronous_axis_km(eccentricity: float, inclination_deg: float) -> float:
    """Semi-major axis at which the track over the ground repeats every sidereal day, km."""
    axis = 42164.0
    for _ in range(20):
        turn = sum(j2_rates_rad_s(axis, eccentricity, inclination_deg))
        axis *= float(turn / EARTH_TURN_RAD_S) ** (2 / 3)
    return axis


def sun_synchronous_inclination_deg(semi_major_axis_km: float, eccentricity: float = 0.0) -> float:
    """Inclination at which J2 turns the plane once a tropical year.

    Raises InputError when the orbit is too high for that, or below the ground.
    """
    if semi_major_axis_km <= EARTH_RADIUS_KM:
        altitude = semi_major_axis_km - EARTH_RADIUS_KM
        raise InputError(f"an altitude of {altitude:g} km is not above the ground")
    wanted = 2 * np.pi / (TROPICAL_YEAR_DAYS * DAY_S)
    fastest = -j2_rates_rad_s(semi_major_axis_km, eccentricity, 0.0)[0]
    if wanted > fastest:
        altitude = semi_major_axis_km - EARTH_RADIUS_KM
        raise InputError(
            f"no orbit at {altitude:g} km is sun-synchronous: J2 turns it too slowly above about "
            "5,970 km"
        )
    return float(np.degrees(np.arccos(-wanted / fastest)))


def repeat_sun_synchronous_altitude_km(revolutions: int, days: int) -> float:
    """Altitude of the circular sun-synchronous orbit with `revolutions` in `days` solar days, km.

    Raises InputError when no orbit above the ground repeats so.
    """
    if revolutions < 1 or days < 1:
        raise InputError(f"{revolutions} revolutions in {days} days: both must be at least 1")
    wanted = 2 * np.pi * revolutions / (days * DAY_S)
    axis = (MU_KM3_S2 / wanted**2) ** (1 / 3)
    for _ in range(30):
        _, perigee, anomaly = j2_rates_rad_s(axis, 0.0, sun_synchronous_inclination_deg(axis))
        axis *= float((perigee + anomaly) / wanted) ** (2 / 3)
    return float(axis - EARTH_RADIUS_KM)


def node_for_local_time_deg(ascending_local_time_h: float, epoch) -> float:
    """Right ascension of an ascending node crossed at this mean local solar time, degrees."""
    when = instants.as_times(epoch)[0]
    universal_h = (when - when.astype("datetime64[D]")).astype("int64") / 3.6e12
    turn = np.degrees(instants.sidereal_angle_rad(when)[0])
    return float((turn + 15 * (ascending_local_time_h - universal_h)) % 360)


def _at_least_one(count, what: str) -> None:
    if count != int(count) or count < 1:
        raise InputError(f"{count} {what}: a whole number of at least 1 is needed")


def _forbid(bad: np.ndarray, names, reason: str, values=None) -> None:
    if np.any(bad):
        first = int(np.flatnonzero(bad)[0])
        shown = "" if values is None else f": {values[first]:g}"
        raise InputError(f"design orbit {names[first]}: {reason}{shown}")
