"""What laser ranging adds to a radar's orbit: formal error of one pass, carried forward.

The deviation of an object from a circular orbit obeys Hill's equations, whose solution is closed.
Every measurement of the pass adds its information; the inverse of the sum is the covariance of the
orbit, and the same solution carries it hours ahead.
"""

from dataclasses import dataclass

import numpy as np

from analysis.errors import InputError
from analysis.ground.geometry import earth_angle_deg
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2


@dataclass(frozen=True)
class Tracker:
    """Errors (one sigma) of one sensor's measurements and the time between them."""

    range_m: float
    angle_arcsec: float
    every_s: float = 1.0

    def __post_init__(self) -> None:
        for name in ("range_m", "angle_arcsec", "every_s"):
            if not getattr(self, name) > 0:
                raise InputError(f"tracker {name} {getattr(self, name)}: it must be above 0")


def position_error_m(
    altitude_km: float,
    highest_elevation_deg: float,
    trackers: list[Tracker],
    hours,
    mask_angle_deg: float = 20.0,
) -> np.ndarray:
    """Position error (m, one sigma, all three axes) at times (h) after one tracked pass.

    altitude_km: of the circular orbit; highest_elevation_deg: of the pass, over a spherical Earth
    that does not turn; trackers: all measure whenever the object stands above
    mask_angle_deg; hours: scalar or (H,) after the middle of the pass.
    Forces are taken as known: drag and manoeuvres would add to every sensor's error alike.
    Hill (1878), Clohessy and Wiltshire (1960); the information matrix as in Tapley, Schutz and
    Born, Statistical Orbit Determination (2004), section 4.4.
    Raises InputError for a pass that does not rise above the lowest elevation, or no tracker.
    """
    if not trackers:
        raise InputError("an orbit needs at least one tracker")
    if not mask_angle_deg < highest_elevation_deg <= 90:
        raise InputError(
            f"highest elevation {highest_elevation_deg:g} deg: it must be above "
            f"{mask_angle_deg:g} and at most 90"
        )
    radius = EARTH_RADIUS_KM + altitude_km
    motion = np.sqrt(MU_KM3_S2 / radius**3)
    aside = np.radians(earth_angle_deg(altitude_km, highest_elevation_deg, EARTH_RADIUS_KM))
    information = np.zeros((6, 6))
    for tracker in trackers:
        times = np.arange(-900.0, 900.0 + tracker.every_s, tracker.every_s)
        sight, distance, sine = _sights(motion * times, aside, radius)
        up = sine >= np.sin(np.radians(mask_angle_deg))
        spread = np.radians(tracker.angle_arcsec / 3600) * distance[up] * 1000
        along = sight[up][:, :, None] * sight[up][:, None, :]
        weight = along / tracker.range_m**2 + (np.eye(3) - along) / spread[:, None, None] ** 2
        transition = _hill(times[up], motion)[:, :3]
        information += np.einsum("tia,tij,tjb->ab", transition, weight, transition)
    # Positions and velocities differ a thousandfold in size: scale before inverting.
    scale = 1 / np.sqrt(np.diag(information))
    covariance = scale[:, None] * np.linalg.inv(information * np.outer(scale, scale)) * scale
    later = _hill(np.atleast_1d(np.asarray(hours, dtype=float)) * 3600, motion)[:, :3]
    error = np.sqrt(np.einsum("tia,ab,tib->t", later, covariance, later))
    return error if np.ndim(hours) else error[0]


def _sights(swept: np.ndarray, aside: float, radius: float):
    """Unit lines of sight in the object's radial, along, across axes; range; sine of elevation.

    swept: angle along the orbit from the middle of the pass; the site stands `aside` of the plane.
    """
    site = EARTH_RADIUS_KM * np.stack(
        [
            np.cos(aside) * np.cos(swept),
            -np.cos(aside) * np.sin(swept),
            np.full_like(swept, np.sin(aside)),
        ],
        axis=-1,
    )
    sight = np.array([radius, 0.0, 0.0]) - site
    distance = np.linalg.norm(sight, axis=-1)
    sine = (sight * site).sum(axis=-1) / (distance * EARTH_RADIUS_KM)
    return sight / distance[:, None], distance, sine


def _hill(times_s: np.ndarray, motion: float) -> np.ndarray:
    """Transition of radial, along, across position and velocity over times, (T, 6, 6)."""
    angle = motion * times_s
    c, s = np.cos(angle), np.sin(angle)
    out = np.zeros((len(times_s), 6, 6))
    out[:, 0, 0], out[:, 0, 3], out[:, 0, 4] = 4 - 3 * c, s / motion, 2 * (1 - c) / motion
    out[:, 1, 0], out[:, 1, 1] = 6 * (s - angle), 1
    out[:, 1, 3], out[:, 1, 4] = 2 * (c - 1) / motion, (4 * s - 3 * angle) / motion
    out[:, 2, 2], out[:, 2, 5] = c, s / motion
    out[:, 3, 0], out[:, 3, 3], out[:, 3, 4] = 3 * motion * s, c, 2 * s
    out[:, 4, 0], out[:, 4, 3], out[:, 4, 4] = 6 * motion * (c - 1), -2 * s, 4 * c - 3
    out[:, 5, 2], out[:, 5, 5] = -motion * s, c
    return out
