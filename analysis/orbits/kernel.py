"""Compiled core of a Keplerian orbit with secular drift: scalars in, scalars out.

`design.DesignOrbits` calls it for whole tables of instants, `surveillance.passes` from inside its
own compiled search.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def eccentric_anomaly(mean, eccentricity):
    """Solution of Kepler's equation M = E - e sin E, radians, to about 1e-12.

    Newton's method from Danby's start, which converges for every eccentricity below 1.
    Danby, Fundamentals of Celestial Mechanics (2nd ed.), section 6.6.
    """
    turns = np.floor(mean / (2 * np.pi) + 0.5) * 2 * np.pi
    mean = mean - turns
    anomaly = mean + 0.85 * eccentricity * np.sign(np.sin(mean))
    for _ in range(30):
        step = (anomaly - eccentricity * np.sin(anomaly) - mean) / (
            1 - eccentricity * np.cos(anomaly)
        )
        anomaly -= step
        if abs(step) < 1e-13:
            break
    return anomaly + turns


@njit(cache=True, nogil=True)
def state(axis, eccentricity, tilt, node, perigee, mean, node_rate, perigee_rate, mean_rate):
    """Position and its exact derivative: x, y, z, u, v, w in the units of axis and rates.

    Angles in radians, rates per second. The turning of the perigee moves the point within the
    plane, that of the node about the pole; both are in the velocity, so that a swath built on it
    follows the track.
    """
    anomaly = eccentric_anomaly(mean, eccentricity)
    cos_e, sin_e = np.cos(anomaly), np.sin(anomaly)
    minor = axis * np.sqrt(1 - eccentricity * eccentricity)
    along, across = axis * (cos_e - eccentricity), minor * sin_e
    anomaly_rate = mean_rate / (1 - eccentricity * cos_e)
    along_rate = -axis * sin_e * anomaly_rate - perigee_rate * across
    across_rate = minor * cos_e * anomaly_rate + perigee_rate * along
    cos_w, sin_w = np.cos(perigee), np.sin(perigee)
    cos_n, sin_n = np.cos(node), np.sin(node)
    cos_i, sin_i = np.cos(tilt), np.sin(tilt)
    level, rising = along * cos_w - across * sin_w, along * sin_w + across * cos_w
    level_rate = along_rate * cos_w - across_rate * sin_w
    rising_rate = along_rate * sin_w + across_rate * cos_w
    x = level * cos_n - rising * cos_i * sin_n
    y = level * sin_n + rising * cos_i * cos_n
    u = level_rate * cos_n - rising_rate * cos_i * sin_n - node_rate * y
    v = level_rate * sin_n + rising_rate * cos_i * cos_n + node_rate * x
    return x, y, rising * sin_i, u, v, rising_rate * sin_i


@njit(cache=True, nogil=True)
def states(elements, elapsed_s):
    """Positions and velocities of S orbits at T times, (S, T, 3) each.

    elements: (S, 9) axis, eccentricity, then inclination, node, perigee and mean anomaly at time 0
    and the rates of the last three; elapsed_s: (T,) seconds.
    """
    position = np.empty((len(elements), len(elapsed_s), 3))
    velocity = np.empty((len(elements), len(elapsed_s), 3))
    for s in range(len(elements)):
        axis, ecc, tilt, node, perigee, mean, node_rate, perigee_rate, mean_rate = elements[s]
        for t in range(len(elapsed_s)):
            now = elapsed_s[t]
            x, y, z, u, v, w = state(
                axis,
                ecc,
                tilt,
                node + node_rate * now,
                perigee + perigee_rate * now,
                mean + mean_rate * now,
                node_rate,
                perigee_rate,
                mean_rate,
            )
            position[s, t, 0], position[s, t, 1], position[s, t, 2] = x, y, z
            velocity[s, t, 0], velocity[s, t, 1], velocity[s, t, 2] = u, v, w
    return position, velocity
