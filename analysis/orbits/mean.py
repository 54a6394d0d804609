"""From element sets to mean orbits: the one door between SGP4's elements and designs.

The mean motion of an element set is Kozai's. SGP4's first step takes J2 out of it, and what is left
(`Satrec.a`) is the axis to which `design.j2_rates_rad_s` adds J2 once. The axis that Kepler's third
law makes of the printed mean motion is 3 km larger in a low orbit: catalogues print it, and an
orbit that is propagated from it lags four degrees a day.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S, MU_KM3_S2
from analysis.orbits.design import DesignOrbits, kepler_j2
from analysis.orbits.propagation import satellite_records


def mean_orbits(elements: pd.DataFrame, epoch, names: Sequence[str] | None = None) -> DesignOrbits:
    """Element sets of different epochs as mean orbits at one epoch.

    elements: CCSDS OMM columns, one row per satellite; epoch: one instant, UTC;
    names: S names, the catalogue numbers if none are given.
    Axis and secular rates (J2 to second order, J4) are those of SGP4 at the set's own epoch; node,
    perigee and mean anomaly are carried by them. Drag, the Moon and the Sun are left out, so the
    place along a low orbit is good for days, the plane for months.
    Raises InputError as `kepler_j2` does.
    Hoots and Roehrich, Spacetrack Report 3 (1980), section 6.
    """
    when = instants.as_times(epoch)[0]
    records = satellite_records(elements)
    rates_deg_s = np.degrees([(r.nodedot, r.argpdot, r.mdot) for r in records]) / 60
    age = when - elements["EPOCH"].to_numpy("datetime64[ns]")
    carried = rates_deg_s * (age.astype("int64") / 1e9)[:, None]
    angles = elements[["RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "MEAN_ANOMALY"]].to_numpy(float)
    return kepler_j2(
        when,
        [r.a * r.radiusearthkm for r in records],
        elements["ECCENTRICITY"].to_numpy(float),
        elements["INCLINATION"].to_numpy(float),
        *((angles + carried) % 360).T,
        names=names if names is not None else [str(n) for n in elements["NORAD_CAT_ID"]],
    )


def catalogue_axis_km(mean_motion_rev_day) -> np.ndarray:
    """The axis that catalogues state: Kepler's third law on the printed mean motion, (N,) km.

    mean_motion_rev_day: (N,), > 0. To compare altitudes with SATCAT's, never to propagate.
    Raises InputError for a mean motion that is not positive.
    """
    mean_motion = np.asarray(mean_motion_rev_day, dtype=float)
    if not np.all(mean_motion > 0):
        raise InputError(f"mean motion {np.min(mean_motion)} rev/day: must be above 0")
    return np.cbrt(MU_KM3_S2 * (DAY_S / (2 * np.pi * mean_motion)) ** 2)
