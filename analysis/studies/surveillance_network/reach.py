"""What radars and telescopes reach: sizes, shares of the catalogue, passes, networks."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import known
from analysis.ground.geometry import slant_range_km
from analysis.ground.slots import BELT_RADIUS_KM, elevations_deg
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM
from analysis.orbits.frames import Site
from analysis.surveillance import brightness, network, passes, population
from analysis.surveillance.radar import Radar


def sizes_by_altitude(
    radars: Mapping[str, Radar], altitudes_km, elevation_deg: float, wavelength_m: float
) -> pd.DataFrame:
    """Smallest diameter (cm) that each radar detects at each altitude within its limits.

    Returns rows radar, object_altitude_km, range_km, size_cm.
    """
    altitude = np.asarray(altitudes_km, dtype=float)
    distance = slant_range_km(altitude, elevation_deg, EARTH_RADIUS_KM)
    parts = []
    for name, radar in radars.items():
        within = (distance <= radar.longest_range_km) & (altitude <= radar.highest_altitude_km)
        size = 100 * radar.smallest_diameter_m(distance[within], wavelength_m)
        parts.append(
            pd.DataFrame(
                {
                    "radar": name,
                    "object_altitude_km": altitude[within],
                    "range_km": distance[within],
                    "size_cm": size,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def table_comparison(
    objects: pd.DataFrame, radar: Radar, wavelength_m: float, published: pd.Series
) -> pd.DataFrame:
    """JAXA's table beside ours: below_km, size_class, public and observable, each ours and theirs.

    published: JAXA's counts by id, e.g. public-650km-10cm. The difference_percent columns are ours
    against theirs. Raises InputError for a count that is not published.
    """
    table = population.observable_table(objects, radar, wavelength_m)
    codes = ["all" if np.isnan(s) else f"{s * 100:.0f}cm" for s in table["size_m"]]
    frame = pd.DataFrame(
        {
            "below_km": table["below_km"].astype(int),
            "size_class": ["all" if c == "all" else f"{c[:-2]} cm or more" for c in codes],
        }
    )
    for what in ("public", "observable"):
        ids = [
            f"{what}-{below:.0f}km-{code}"
            for below, code in zip(table["below_km"], codes, strict=True)
        ]
        theirs = [published[known(id, published.index, "published count")] for id in ids]
        frame[f"{what}_ours"] = table[what]
        frame[f"{what}_theirs"] = np.array(theirs, dtype=int)
        frame[f"{what}_difference_percent"] = 100 * (table[what] / theirs - 1)
    return frame


def passes_by_elevation(found: Mapping[str, pd.DataFrame], mask_angles_deg) -> pd.DataFrame:
    """Passes a day that rise above each elevation: radar, mask_angle_deg, passes.

    found: passes over each radar, with its lowest elevation as low as the lowest asked here.
    """
    rows = [
        (name, float(limit), int((frame["elevation_deg"] >= limit).sum()))
        for name, frame in found.items()
        for limit in mask_angles_deg
    ]
    return pd.DataFrame(rows, columns=["radar", "mask_angle_deg", "passes"])


def sensitivity_sweep(
    objects: pd.DataFrame, radars: Mapping[str, Radar], gains, elevation_deg: float
) -> pd.DataFrame:
    """Share of the objects that at least one of the radars detects, by a common gain.

    An object counts when it rises over a radar and is detected at elevation_deg at its mean
    altitude. Returns rows gain, share, reach_km (of the first radar, for 1 m²).
    """
    mean = (objects["perigee_km"] + objects["apogee_km"]).to_numpy() / 2
    rows = []
    for gain in gains:
        seen = np.zeros(len(objects), dtype=bool)
        scaled = [radar.scaled(gain) for radar in radars.values()]
        for radar in scaled:
            seen |= radar.detects(objects["rcs_m2"], mean, elevation_deg) & radar.rises(
                mean, objects["inclination_deg"]
            )
        rows.append((float(gain), seen.mean(), float(scaled[0].reach_km(1.0))))
    return pd.DataFrame(rows, columns=["gain", "share", "reach_km"])


def gain_for_belt(radar: Radar, rcs_m2: float, elevation_deg: float) -> float:
    """How many times more sensitive a radar must become to detect rcs_m2 in the belt."""
    distance = slant_range_km(BELT_RADIUS_KM - EARTH_RADIUS_KM, elevation_deg, EARTH_RADIUS_KM)
    return float(radar.smallest_rcs_m2(distance) / rcs_m2)


def sizes_by_magnitude(
    magnitudes, latitude_deg: float, mask_angle_deg: float, albedo: float
) -> pd.DataFrame:
    """Smallest diameter (cm) in the belt by limiting magnitude, at the nearest and farthest slot.

    Nearest: on the site's meridian; farthest: at the lowest elevation. Full phase.
    Returns rows slot_place, magnitude, range_km, size_cm.
    """
    highest = float(elevations_deg([0.0], Site(latitude_deg, 0.0))[0])
    parts = []
    for place, elevation in (
        ("on the meridian", highest),
        ("at the lowest elevation", mask_angle_deg),
    ):
        distance = float(
            slant_range_km(BELT_RADIUS_KM - EARTH_RADIUS_KM, elevation, EARTH_RADIUS_KM)
        )
        parts.append(
            pd.DataFrame(
                {
                    "slot_place": place,
                    "magnitude": np.asarray(magnitudes, dtype=float),
                    "range_km": distance,
                    "size_cm": 100 * brightness.diameter_m(magnitudes, distance, albedo),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def network_day(
    objects: pd.DataFrame, groups: Mapping[str, Mapping[str, Radar]], base: str, epoch
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One day of several groups of radars: what each sees and adds, and the gaps it leaves.

    groups: radars by name, in named groups. Returns `network.contributions` and a frame with the
    median longest gap (h) of the objects that the base sees: by the base, and by all groups.
    """
    radars = {name: radar for group in groups.values() for name, radar in group.items()}
    of = {name: group for group, members in groups.items() for name in members}
    found = network.one_day(objects, radars, epoch)
    worth = network.contributions(found, of, base, len(objects))
    first = found[found["radar"].map(of) == base]
    joint = found[found["object"].isin(first["object"])]
    gaps = [
        (label, network.longest_gaps_h(part).median())
        for label, part in ((base, first), ("all", joint))
    ]
    return worth, pd.DataFrame(gaps, columns=["network", "median_longest_gap_h"])


def channel_seconds(channels: int, passes_a_day: float) -> float:
    """Seconds that each pass may hold a channel when so many passes a day are tracked."""
    return channels * DAY_S / passes_a_day


def radar_day(objects: pd.DataFrame, radars: Mapping[str, Radar], epoch) -> dict[str, pd.DataFrame]:
    """Passes of a day over each radar, by its name."""
    orbits = population.orbits(objects, epoch)
    return {
        name: passes.find_passes(orbits, objects["rcs_m2"], radar) for name, radar in radars.items()
    }
