"""Orbits of fragments that leave a parent on a circular orbit with given speeds."""

import numpy as np

from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2


def orbits_after(
    altitude_km: float, delta_v_m_s: np.ndarray, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Apogee and perigee altitudes (N,) km after an isotropic kick on a circular orbit.

    A fragment that leaves the Earth for good has an infinite apogee; one whose orbit meets the
    surface has a negative perigee. Both are kept, so that none is lost unseen.
    Raises InputError for an altitude outside 100 to 40,000 km.
    """
    if not 100 <= altitude_km <= 40000:
        raise InputError(f"breakup altitude {altitude_km} km: allowed is 100 to 40,000")
    speed = np.asarray(delta_v_m_s, dtype=float) / 1000
    radius = EARTH_RADIUS_KM + altitude_km
    circular = np.sqrt(MU_KM3_S2 / radius)
    cosine = random.uniform(-1, 1, speed.size)  # with the velocity
    sine = np.sqrt(1 - cosine**2)
    turn = random.uniform(0, 2 * np.pi, speed.size)
    along = circular + speed * cosine
    radial = speed * sine * np.cos(turn)
    across = speed * sine * np.sin(turn)
    energy = (along**2 + radial**2 + across**2) / 2 - MU_KM3_S2 / radius
    momentum_squared = radius**2 * (along**2 + across**2)
    eccentricity = np.sqrt(np.maximum(1 + 2 * energy * momentum_squared / MU_KM3_S2**2, 0))
    parameter = momentum_squared / MU_KM3_S2
    perigee = parameter / (1 + eccentricity) - EARTH_RADIUS_KM
    bound = eccentricity < 1
    apogee = np.full(speed.size, np.inf)
    apogee[bound] = parameter[bound] / (1 - eccentricity[bound]) - EARTH_RADIUS_KM
    return apogee, perigee
