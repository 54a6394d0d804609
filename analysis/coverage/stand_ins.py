"""The intelligence satellites' orbits: government names, planes, and stand-ins for lost sets."""

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import design
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits
from analysis.orbits.mean import mean_orbits


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

    elements: OMM frame; at: UTC. The node is carried from the set's epoch to `at`, which holds for
    months where the place along the orbit does not.
    Returns satellite, altitude_km (mean semi-major axis less the equatorial radius),
        inclination_deg, local_time_h (mean local time at the descending node), revolutions_per_day.
    """
    mean = mean_orbits(elements, at)
    return pd.DataFrame(
        {
            "satellite": elements["OBJECT_NAME"].to_numpy(),
            "altitude_km": mean.semi_major_axis_km - EARTH_RADIUS_KM,
            "inclination_deg": mean.inclination_deg,
            "local_time_h": (_ascending_local_time_h(mean.raan_deg, at) + 12) % 24,
            "revolutions_per_day": elements["MEAN_MOTION"].to_numpy(float),
        }
    )


def opposite(elements: pd.DataFrame, at, name: str, ahead_deg: float = 180.0) -> DesignOrbits:
    """A circular design orbit in the plane of one satellite, so far ahead of it along the orbit.

    elements: OMM frame of one satellite, fresh at `at` (UTC).
    Raises InputError for more than one satellite.
    """
    mean = _one(elements, at)
    # The mean place along the orbit: the true one swings about it by a tenth of a degree.
    along = mean.argument_of_perigee_deg + mean.mean_anomaly_deg
    return _circular(mean, along + ahead_deg, name)


def carried(elements: pd.DataFrame, at, name: str, argument_deg: float) -> DesignOrbits:
    """A circular design orbit in the plane of an old element set, its place along it assumed.

    elements: OMM frame of one satellite, however old; argument_deg: from the ascending node at
    `at` (UTC). The plane is good, the place is not known any more.
    Raises InputError for more than one satellite.
    """
    return _circular(_one(elements, at), argument_deg, name)


def _one(elements: pd.DataFrame, at) -> DesignOrbits:
    if len(elements) != 1:
        raise InputError(f"a stand-in follows one satellite, got {len(elements)}")
    return mean_orbits(elements, at)


def _circular(mean: DesignOrbits, argument_deg, name: str) -> DesignOrbits:
    """The plane and the size of one mean orbit, a place from the ascending node."""
    return design.kepler_j2(
        mean.epoch,
        mean.semi_major_axis_km,
        0.0,
        mean.inclination_deg,
        mean.raan_deg,
        0.0,
        argument_deg % 360,
        names=[name],
    )


def _ascending_local_time_h(node_deg, at) -> np.ndarray:
    """Inverse of `design.node_for_local_time_deg`."""
    midnight_node = design.node_for_local_time_deg(0.0, at)
    return (np.asarray(node_deg) - midnight_node) % 360 / 15
