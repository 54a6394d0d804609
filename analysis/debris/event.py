"""What one breakup adds to each altitude shell, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.debris.atmosphere import DensityTable
from analysis.debris.breakup import Parent, collision_count, sample
from analysis.debris.decay import REENTRY_KM, decay
from analysis.debris.exposure import added_by
from analysis.debris.scatter import orbits_after
from analysis.debris.shells import objects_per_shell
from analysis.errors import InputError

LARGEST_M = 1.0
"""Fragments beyond this are few and hardly move the counts."""


@dataclass(frozen=True)
class Cloud:
    """Fragments above one size from one collision, followed in time.

    created: fragments made, mean of the model's law. gone_at_once: of these, on orbits that end
    within a revolution or leave the Earth. in_orbit: (T,) fragments left at each time.
    objects: (T, S) time-weighted fragments in each shell.
    apogee_km, perigee_km: (N,) of the sampled fragments at the start; weight: fragments that each
    of them stands for.
    """

    created: float
    gone_at_once: float
    in_orbit: np.ndarray
    objects: np.ndarray
    apogee_km: np.ndarray
    perigee_km: np.ndarray
    weight: float


def collision_cloud(
    altitude_km: float,
    mass_kg: float,
    larger_than_m: float,
    start: np.datetime64,
    times: np.ndarray,
    atmosphere: DensityTable,
    edges_km: np.ndarray,
    samples: int,
    seed: int,
    parent: Parent = "spacecraft",
    scale: float = 1.0,
) -> Cloud:
    """Break a body on a circular orbit and follow the fragments above one size.

    mass_kg: of the collision law; all of both bodies when the collision is catastrophic.
    scale: multiplies the number of fragments, as real events may exceed the model.
    samples: fragments drawn; each stands for created/samples of them.
    Raises InputError for mass, size, altitude or scale out of range.
    """
    if not 0.001 <= larger_than_m < LARGEST_M:
        raise InputError(
            f"fragments above {larger_than_m} m: allowed is 0.001 to below {LARGEST_M}"
        )
    if scale <= 0 or samples < 1:
        raise InputError(f"scale {scale} and {samples} samples: both must be above 0")
    created = scale * collision_count(mass_kg, larger_than_m)
    random = np.random.default_rng(seed)
    drawn = sample(samples, "collision", parent, larger_than_m, LARGEST_M, random)
    apogee, perigee = orbits_after(altitude_km, drawn.delta_v_m_s, random)
    stays = np.isfinite(apogee) & (perigee > REENTRY_KM)
    apogee, perigee = apogee[stays], perigee[stays]
    path = decay(apogee, perigee, drawn.area_to_mass_m2_kg[stays], start, times, atmosphere)
    weight = created / samples
    objects = np.zeros((len(times), len(edges_km) - 1))
    in_orbit = np.zeros(len(times))
    for t in range(len(times)):
        there = np.isfinite(path.apogee_km[:, t])
        in_orbit[t] = weight * there.sum()
        objects[t] = weight * objects_per_shell(
            path.apogee_km[there, t], path.perigee_km[there, t], edges_km
        )
    gone = weight * float((~stays).sum())
    return Cloud(created, gone, in_orbit, objects, apogee, perigee, weight)


def by_altitude(
    altitudes_km: Sequence[float], shells: pd.DataFrame, **collision: Any
) -> pd.DataFrame:
    """One breakup at each of several altitudes: altitude_km, time, payloads_of, increase.

    shells: one date of shell_classes, whose payloads are exposed (`exposure.added_by`).
    collision: the other arguments of `collision_cloud`.
    """
    parts = []
    for altitude in altitudes_km:
        cloud = collision_cloud(altitude, **collision)
        parts.append(added_by(cloud.objects, shells).assign(altitude_km=altitude))
    return pd.concat(parts, ignore_index=True)
