"""A population drawn from the joint histogram of a catalogue, and what a radar can see of it.

Whole catalogues may not be passed on. The table `surveillance/population` holds how many objects
fall in each cell of perigee, apogee, inclination and radar cross-section; a population drawn from
it has one object per catalogued object and the same counts, with random nodes and anomalies.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits, kepler_j2
from analysis.surveillance import sizes
from analysis.surveillance.radar import Radar

# Edges of the histogram's cells. 650, 1,000 and 2,000 km are the limits of JAXA's published table;
# among the cross-sections are those of 10 and 30 cm at S band and JAXA's calibration of 0.01 m².
ALTITUDE_EDGES_KM = np.r_[
    0, 150, np.arange(200, 2001, 50), 2500, 3000, 4000, 6000, 9000, 14000, 19000, 21000, 25000,
    30000, 35000, 35586, 35986, 37000, 42000, 60000, 120000, 1000000
].astype(float)  # fmt: skip
INCLINATION_EDGES_DEG = np.array(
    [0, 5, 15, 25, 35, 45, 55, 61, 68, 77, 85, 93, 97, 101, 120, 180.0]
)
RCS_EDGES_M2 = np.array(
    [1e-5, 3.5e-3, 8.837e-3, 0.0141, 0.02, 0.03, 0.045, 0.0707, 0.2, 0.8, 2.01, 6, 20, 1e4]
)
TABLE_LIMITS_KM = (650.0, 1000.0, 2000.0)
TABLE_SIZES_M = (None, 0.10, 0.30)


def draw(counts: pd.DataFrame, seed: int, share: float = 1.0) -> pd.DataFrame:
    """Objects drawn from the histogram, one for each object counted.

    counts: the table of `data.population_counts`; seed: of the random numbers; share: keep each
    object with this probability (a smaller population with the same proportions).
    Within a cell perigee, apogee and inclination are even, the cross-section even in its logarithm.
    Returns columns perigee_km, apogee_km, inclination_deg, rcs_m2 (NaN where the catalogue has
    none), raan_deg, argument_of_perigee_deg, mean_anomaly_deg.
    Raises InputError for a share outside 0 (excluded) to 1.
    """
    if not 0 < share <= 1:
        raise InputError(f"share {share}: it must be above 0 and at most 1")
    random = np.random.default_rng(seed)
    cells = counts.loc[counts.index.repeat(counts["objects"])].reset_index(drop=True)

    def even(name: str, unit: str) -> np.ndarray:
        low, high = (cells[f"{name}_{end}_{unit}"].to_numpy(float) for end in ("from", "to"))
        return low + (high - low) * random.random(len(cells))

    # The lowest cell begins at the ground, where nothing orbits: 100 km is the edge of re-entry.
    one, two = np.maximum(even("perigee", "km"), 100), np.maximum(even("apogee", "km"), 100)
    edges = cells[["rcs_from_m2", "rcs_to_m2"]].to_numpy(float)
    section = np.exp(
        np.log(edges[:, 0]) + random.random(len(cells)) * np.log(edges[:, 1] / edges[:, 0])
    )
    frame = pd.DataFrame(
        {
            "perigee_km": np.minimum(one, two),
            "apogee_km": np.maximum(one, two),
            "inclination_deg": even("inclination", "deg"),
            "rcs_m2": section,
            **{
                name: 360 * random.random(len(cells))
                for name in ("raan_deg", "argument_of_perigee_deg", "mean_anomaly_deg")
            },
        }
    )
    if share == 1:
        return frame
    return frame[random.random(len(frame)) < share].reset_index(drop=True)


def orbits(objects: pd.DataFrame, epoch) -> DesignOrbits:
    """The drawn objects as mean orbits at an epoch, for `passes.find_passes`."""
    perigee, apogee = (EARTH_RADIUS_KM + objects[c].to_numpy() for c in ("perigee_km", "apogee_km"))
    return kepler_j2(
        epoch,
        (perigee + apogee) / 2,
        (apogee - perigee) / (apogee + perigee),
        *(
            objects[c].to_numpy()
            for c in ("inclination_deg", "raan_deg", "argument_of_perigee_deg", "mean_anomaly_deg")
        ),
        names=[str(k) for k in range(len(objects))],
    )


def histogram(objects: pd.DataFrame) -> pd.DataFrame:
    """The joint counts of objects by perigee, apogee, inclination and cross-section.

    objects: columns perigee_km, apogee_km, inclination_deg, rcs_m2 (NaN where unknown).
    Returns the columns of the table `surveillance/population`, cells in order, empty cells left
    out. Raises InputError, with the number of objects, when some lie outside every cell.
    """
    axes = {
        "perigee_{}_km": ("perigee_km", ALTITUDE_EDGES_KM),
        "apogee_{}_km": ("apogee_km", ALTITUDE_EDGES_KM),
        "inclination_{}_deg": ("inclination_deg", INCLINATION_EDGES_DEG),
        "rcs_{}_m2": ("rcs_m2", RCS_EDGES_M2),
    }
    places = {}
    for name, (column, edges) in axes.items():
        values = objects[column].to_numpy(float)
        cell = np.searchsorted(edges, values, side="right") - 1
        cell[values == edges[-1]] -= 1
        outside = ((cell < 0) | (cell >= len(edges) - 1)) & ~np.isnan(values)
        if outside.any():
            raise InputError(
                f"{outside.sum()} objects have a {column} outside {edges[0]:g} to {edges[-1]:g}"
            )
        places[name] = np.where(np.isnan(values), -1, cell)
    counted = pd.DataFrame(places).value_counts().rename("objects").reset_index()
    counted = counted.sort_values(list(places), ignore_index=True)
    table = {"cell": np.arange(1, len(counted) + 1)}
    for name, (_, edges) in axes.items():
        for end, bounds in (("from", edges[:-1]), ("to", edges[1:])):
            place = counted[name].to_numpy()
            table[name.format(end)] = np.where(place >= 0, bounds[place], np.nan)
    return pd.DataFrame(table).assign(objects=counted["objects"])


def observable_table(
    objects: pd.DataFrame, radar: Radar, wavelength_m: float, elevation_deg: float = 60.0
) -> pd.DataFrame:
    """JAXA's table: objects below an altitude and above a size, and those the radar can observe.

    An object counts under a limit when its apogee lies below it, and its range is that of its mean
    altitude at elevation_deg (the elevation of JAXA's specification). Sizes are by NASA's model at
    wavelength_m; objects that never rise over the radar are left out, as JAXA left them out.
    Returns one row per limit and size: below_km, size_m (NaN for all sizes), public, observable.
    """
    mean = (objects["perigee_km"] + objects["apogee_km"]).to_numpy() / 2
    rises = radar.rises(np.maximum(mean, 0), objects["inclination_deg"])
    detected = radar.detects(objects["rcs_m2"], np.maximum(mean, 0), elevation_deg)
    rows = []
    for limit in TABLE_LIMITS_KM:
        for size in TABLE_SIZES_M:
            chosen = rises & (objects["apogee_km"] <= limit).to_numpy()
            if size is not None:
                chosen &= (objects["rcs_m2"] >= sizes.rcs_m2(size, wavelength_m)).to_numpy()
            rows.append((limit, size or np.nan, int(chosen.sum()), int((chosen & detected).sum())))
    return pd.DataFrame(rows, columns=["below_km", "size_m", "public", "observable"])


def share_by_altitude(
    objects: pd.DataFrame, radars: dict[str, Radar], edges_km, elevation_deg: float
) -> pd.DataFrame:
    """Share of the catalogued objects, per shell of mean altitude, that each radar detects.

    Returns one row per radar and shell with objects: radar, altitude_km (middle), objects, share.
    """
    mean = (objects["perigee_km"] + objects["apogee_km"]).to_numpy() / 2
    rows = []
    for name, radar in radars.items():
        detected = radar.detects(objects["rcs_m2"], mean, elevation_deg)
        detected &= radar.rises(mean, objects["inclination_deg"])
        for low, high in pairwise(edges_km):
            shell = (mean >= low) & (mean < high)
            if shell.any():
                rows.append((name, (low + high) / 2, int(shell.sum()), detected[shell].mean()))
    return pd.DataFrame(rows, columns=["radar", "altitude_km", "objects", "share"])
