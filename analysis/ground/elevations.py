"""How high satellites stand over places, as a table."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.orbits import frames


def elevation_table(
    places: pd.DataFrame, names: Sequence[str], position_km: np.ndarray
) -> pd.DataFrame:
    """Elevation of S satellites over N places at T instants.

    places: columns latitude_deg and longitude_deg, and those that tell the places apart.
    names: (S,).
    position_km: (S, T, 3) Earth-fixed, or (S, 3) for satellites that stand still (T is 1).
    Returns a row per place, satellite and instant, in this order: the columns of `places`,
    satellite, instant (0 to T - 1) and elevation_deg, missing below the horizon.
    """
    position = np.asarray(position_km, float)
    position = position[:, None, :] if position.ndim == 2 else position
    site = frames.Site(*(places[c].to_numpy(float) for c in ("latitude_deg", "longitude_deg")))
    above = frames.look_angles(site, position)[1]
    satellites, instants = position.shape[:2]
    table = places.loc[places.index.repeat(satellites * instants)].reset_index(drop=True)
    return table.assign(
        satellite=np.tile(np.repeat(list(names), instants), len(places)),
        instant=np.tile(np.arange(instants), len(places) * satellites),
        elevation_deg=np.where(above >= 0, above, np.nan).ravel(),
    )
