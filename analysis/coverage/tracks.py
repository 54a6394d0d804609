"""A satellite's path over the turning Earth, sampled so that it can be read off at any instant."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.coverage import edges
from analysis.errors import InputError
from analysis.orbits import frames, propagation, sun
from analysis.orbits import times as instants
from analysis.orbits.constants import MU_KM3_S2
from analysis.orbits.design import DesignOrbits

SAMPLES_PER_ORBIT = 90
_SHORTEST_STEP_S, _LONGEST_STEP_S = 10, 900
_MARGIN_SAMPLES = 2


@dataclass(frozen=True)
class Track:
    """One satellite, Earth-fixed, at T evenly spaced instants that reach past the window.

    first_s: instant of sample 0, seconds from the window's start (negative); step_s: whole seconds;
    samples: (T, 10) position (km), velocity as seen from the turning Earth (km/s), unit vector
    towards the Sun (zeros where no sensor asks for it), and `edges.stretches`.
    Between samples a cubic through positions and velocities is off by less than 1 m in low orbit,
    4 m in geosynchronous orbit.
    """

    name: str
    first_s: float
    step_s: float
    window_s: float
    samples: np.ndarray

    @property
    def times_s(self) -> np.ndarray:
        """Instants of the samples, (T,) seconds from the window's start."""
        return self.first_s + self.step_s * np.arange(len(self.samples))

    @property
    def position_km(self) -> np.ndarray:
        """Earth-fixed positions of the samples, (T, 3)."""
        return self.samples[:, :3]


def window_s(start, end) -> float:
    """Length of a window in seconds.

    Raises InputError for a window of no or negative length.
    """
    first, last = instants.as_times(start)[0], instants.as_times(end)[0]
    if last <= first:
        raise InputError(f"the window ends at {last}, not after its start {first}")
    return (last - first).astype("int64") / 1e9


def sampled(
    orbits: pd.DataFrame | DesignOrbits,
    start,
    end,
    *,
    step_s: int | None = None,
    with_sun: bool = False,
) -> Iterator[Track]:
    """One Track per satellite, in the order given; made one at a time to keep memory small.

    orbits: as in `propagation.propagate`. start, end: UTC, end after start.
    step_s: whole seconds; by default the time to turn 1/90 of an orbit at perigee, in steps of 10.
    Samples stand at multiples of step_s since 1970, not from the window's start: the parts of a
    split window see the very same samples.
    Raises InputError for a window of no length, a step that is not a whole positive number, and
    what `propagate` refuses.
    """
    length_s = window_s(start, end)
    first, last = instants.as_times(start)[0], instants.as_times(end)[0]
    if step_s is not None and (step_s != int(step_s) or step_s < 1):
        raise InputError(f"step_s is {step_s}: it must be a whole number of seconds, at least 1")
    if not len(orbits):
        raise InputError("no satellite: the constellation is empty")
    for index in range(len(orbits)):
        one = orbits[[index]] if isinstance(orbits, DesignOrbits) else orbits.iloc[[index]]
        step = int(step_s) if step_s else _natural_step_s(one, first)
        step_ns = step * 1_000_000_000
        low = first.astype("int64") // step_ns - _MARGIN_SAMPLES
        high = -(-last.astype("int64") // step_ns) + _MARGIN_SAMPLES
        when = (np.arange(low, high + 1) * step_ns).astype("datetime64[ns]")
        states = propagation.propagate(one, when)
        position = frames.earth_fixed(states)[0]
        velocity = frames.earth_fixed_velocity(states)[0]
        towards_sun = _sun(when) if with_sun else np.zeros_like(position)
        yield Track(
            states.names[0],
            float((when[0] - first).astype("int64") / 1e9),
            float(step),
            length_s,
            np.column_stack([position, velocity, towards_sun, edges.stretches(position)]),
        )


def _natural_step_s(one: pd.DataFrame | DesignOrbits, when: np.datetime64) -> int:
    """Time to turn 1/SAMPLES_PER_ORBIT of a circle at the pace of the perigee, in tens of s."""
    states = propagation.propagate(one, [when])
    position, velocity = states.position_teme_km[0, 0], states.velocity_teme_km_s[0, 0]
    radius, momentum = np.linalg.norm(position), np.cross(position, velocity)
    axis = 1 / (2 / radius - velocity @ velocity / MU_KM3_S2)
    orbit_parameter = momentum @ momentum / MU_KM3_S2
    eccentricity = np.sqrt(max(0.0, 1 - orbit_parameter / axis))
    fastest = np.linalg.norm(momentum) / (axis * (1 - eccentricity)) ** 2
    step = int(2 * np.pi / fastest / SAMPLES_PER_ORBIT / 10) * 10
    return min(max(step, _SHORTEST_STEP_S), _LONGEST_STEP_S)


def _sun(when: np.ndarray) -> np.ndarray:
    position = frames.earth_fixed(sun.sun_position_km(when), when)
    return position / np.linalg.norm(position, axis=-1, keepdims=True)
