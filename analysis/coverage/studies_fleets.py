"""The intelligence satellites' orbits: government names, planes, and stand-ins for lost sets."""

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import design, propagation
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM, MU_KM3_S2
from analysis.orbits.design import DesignOrbits


def named_elements(elements: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Element sets under the government's names, with the sensor and status of the register.

    elements: OMM frame; register: columns catalogue_number, designation, sensor, status.
    Returns the OMM frame with OBJECT_NAME replaced and columns sensor and status.
    Raises InputError for an element set that the register does not know.
    """
    rows = register.set_index("catalogue_number")
    unknown = elements[~elements["NORAD_CAT_ID"].isin(rows.index)]
    if len(unknown):
        raise InputError(f"no government name is known for {unknown['OBJECT_NAME'].iloc[0]}")
    matched = rows.loc[elements["NORAD_CAT_ID"]]
    return elements.assign(
        OBJECT_NAME=matched["designation"].to_numpy(),
        sensor=matched["sensor"].to_numpy(),
        status=matched["status"].to_numpy(),
    )


def orbit_table(elements: pd.DataFrame, at) -> pd.DataFrame:
    """Mean altitude and plane of each element set at one instant.

    elements: OMM frame; at: UTC. The node is carried from the set's epoch to `at` by J2, which
    holds for months where the place along the orbit does not.
    Returns satellite, altitude_km (mean semi-major axis less the equatorial radius),
        inclination_deg, local_time_h (mean local time at the descending node), revolutions_per_day.
    """
    axis, node = _axis_and_node(elements, at)
    return pd.DataFrame(
        {
            "satellite": elements["OBJECT_NAME"].to_numpy(),
            "altitude_km": axis - EARTH_RADIUS_KM,
            "inclination_deg": elements["INCLINATION"].to_numpy(float),
            "local_time_h": (_ascending_local_time_h(node, at) + 12) % 24,
            "revolutions_per_day": elements["MEAN_MOTION"].to_numpy(float),
        }
    )


def opposite(elements: pd.DataFrame, at, name: str, ahead_deg: float = 180.0) -> DesignOrbits:
    """A circular design orbit in the plane of one satellite, so far ahead of it along the orbit.

    elements: OMM frame of one satellite, fresh at `at` (UTC).
    Raises InputError for more than one satellite.
    """
    if len(elements) != 1:
        raise InputError(f"one satellite leads the way, got {len(elements)}")
    axis, node = _axis_and_node(elements, at)
    inclination = float(elements["INCLINATION"].iloc[0])
    position = propagation.propagate(elements, [at]).position_teme_km[0, 0]
    turn = np.radians(node[0])
    toward = position @ [np.cos(turn), np.sin(turn), 0.0]
    along = np.degrees(np.arctan2(position[2] / np.sin(np.radians(inclination)), toward))
    return design.kepler_j2(
        at, axis, 0.0, inclination, node, 0.0, (along + ahead_deg) % 360, [name]
    )


def carried(elements: pd.DataFrame, at, name: str, argument_deg: float) -> DesignOrbits:
    """A circular design orbit in the plane of an old element set, its place along it assumed.

    elements: OMM frame of one satellite, however old; argument_deg: from the ascending node at
    `at` (UTC). The plane is good (J2), the place is not known any more.
    Raises InputError for more than one satellite.
    """
    if len(elements) != 1:
        raise InputError(f"one satellite gives its plane, got {len(elements)}")
    axis, node = _axis_and_node(elements, at)
    inclination = float(elements["INCLINATION"].iloc[0])
    return design.kepler_j2(at, axis, 0.0, inclination, node, 0.0, argument_deg % 360, [name])


def axes_km(elements: pd.DataFrame) -> np.ndarray:
    """Semi-major axes from the mean motion, (S,) km."""
    motion = elements["MEAN_MOTION"].to_numpy(float) * 2 * np.pi / DAY_S
    return np.cbrt(MU_KM3_S2 / motion**2)


def _axis_and_node(elements: pd.DataFrame, at) -> tuple[np.ndarray, np.ndarray]:
    """Semi-major axes, km, and nodes carried to an instant, degrees."""
    axis = axes_km(elements)
    rate, _, _ = design.j2_rates_rad_s(
        axis, elements["ECCENTRICITY"].to_numpy(float), elements["INCLINATION"].to_numpy(float)
    )
    elapsed = instants.as_times(at)[0] - elements["EPOCH"].to_numpy("datetime64[ns]")
    elapsed_s = elapsed.astype("int64") / 1e9
    node = elements["RA_OF_ASC_NODE"].to_numpy(float) + np.degrees(rate * elapsed_s)
    return axis, node % 360


def _ascending_local_time_h(node_deg, at) -> np.ndarray:
    """Inverse of `design.node_for_local_time_deg`."""
    midnight_node = design.node_for_local_time_deg(0.0, at)
    return (np.asarray(node_deg) - midnight_node) % 360 / 15
