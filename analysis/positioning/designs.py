"""Constellations as they were designed or are planned, beside those of the element sets."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.errors import InputError, known
from analysis.orbits import design
from analysis.orbits import times as instants
from analysis.positioning.constellations import Constellation, of_design, of_elements, union

QZSS_COUNTS = (4, 5, 6, 7, 11)
NAVIC_NODE_DEG = 60.0
"""Assumed node of one inclined plane of NavIC, the other opposite: README of data/positioning."""

_QZSS_FIRST_FOUR = ("QZS-1R", "QZS-2", "QZS-3", "QZS-4")


def gps_24_slot(slots: pd.DataFrame, times) -> Constellation:
    """The 24-slot table of the GPS SPS Performance Standard (2001).

    slots: as `orbits.data.gps_24_slot`.
    """
    when = instants.as_times(times)
    return of_design(design.from_slots(slots, when[0]), "GPS", when)


def navic(satellites: pd.DataFrame, times) -> Constellation:
    """The seven-satellite design of NavIC.

    satellites: as `data.designs('navic-7')`: GEO and pairs of IGSO, the two of a pair half a day
    apart on one track, all pairs in the same two planes.
    """
    when = instants.as_times(times)
    turn = np.degrees(instants.sidereal_angle_rad(when[0])[0])
    fixed = satellites[satellites["orbit"] == "GEO"]
    parts = [
        design.geostationary(
            fixed["mean_longitude_deg"].to_numpy(), when[0], names=list(fixed["satellite"])
        )
    ]
    inclined = satellites[satellites["orbit"] == "IGSO"]
    for longitude, pair in inclined.groupby("mean_longitude_deg"):
        parts.append(
            design.quasi_zenith(
                len(pair),
                longitude,
                when[0],
                eccentricity=0.0,
                inclination_deg=float(pair["inclination_deg"].iloc[0]),
                argument_of_perigee_deg=0.0,
                mean_anomaly_deg=longitude + turn - NAVIC_NODE_DEG,
                name=f"NavIC {longitude:g}E",
            )
        )
    return of_design(design.join_orbits(*parts), "NavIC", when)


def qzss(
    count: int,
    elements: pd.DataFrame,
    planned: pd.DataFrame,
    times,
    seventh_longitude_deg: float | None = None,
    further_quasi_zenith: int = 2,
) -> Constellation:
    """QZSS of 4, 5, 6, 7 or 11 satellites: those in orbit by SGP4, the others by design.

    4: QZS-1R, 2, 3 and 4. 5: with QZS-6. 6: with QZS-7. 7: with QZS-5, lost, as planned. 11: four
    more, of which nothing but the number is published: further_quasi_zenith of them (0 to 4) on
    the quasi-zenith track of QZS-5, the others geostationary.
    Satellites on the track, QZS-5 included, take the middle of the widest gap in mean anomaly that
    is left; geostationary ones the middle of the widest gap in longitude. Both are assumed.
    elements: rows of QZSS; planned: as `data.designs('qzss-planned')`;
    seventh_longitude_deg: mean longitude of QZS-7, by default that of the table.
    Raises InputError for another count, a number of further satellites outside 0 to 4 or a
    satellite missing in a table.
    """
    known(str(count), map(str, QZSS_COUNTS), "number of QZSS satellites")
    if not 0 <= further_quasi_zenith <= 4:
        raise InputError(f"further_quasi_zenith {further_quasi_zenith}: allowed is 0 to 4")
    when = instants.as_times(times)
    present = elements[elements["SYSTEM"] == "QZSS"]
    names = present["OBJECT_NAME"].str.split(" ").str[0]
    wanted = [*_QZSS_FIRST_FOUR, *(["QZS-6"] if count >= 5 else [])]
    for name in wanted:
        known(name, names, "QZSS satellite")
    present = present[names.isin(wanted)]
    flying = of_elements(present, when)
    fifth, seventh = (
        planned.set_index("satellite").loc[known(name, planned["satellite"], "planned satellite")]
        for name in ("QZS-5", "QZS-7")
    )
    east = float(
        seventh["mean_longitude_deg"] if seventh_longitude_deg is None else seventh_longitude_deg
    )
    added = []
    if count >= 6:
        added.append(_one("QZS-7", seventh, east, 0.0, when[0]))
    on_track = (count >= 7) + (further_quasi_zenith if count == 11 else 0)
    anomalies = _mean_anomalies_deg(present[present["ECCENTRICITY"] > 0.01], when[0])
    added += [
        _one(name, fifth, float(fifth["mean_longitude_deg"]), anomaly, when[0])
        for name, anomaly in zip(
            ("QZS-5", *(f"QZS further {k + 1}" for k in range(4))),
            widest_gaps(anomalies, on_track, closed=True),
            strict=False,
        )
    ]
    if count == 11 and further_quasi_zenith < 4:
        fixed = present[present["ECCENTRICITY"] <= 0.01]
        occupied = [*_longitudes_deg(of_elements(fixed, when[:1])), east]
        free = widest_gaps(np.array(occupied), 4 - further_quasi_zenith, closed=False)
        labels = [f"QZS further {further_quasi_zenith + k + 1}" for k in range(len(free))]
        added.append(design.geostationary(free, when[0], names=labels))
    if not added:
        return flying
    return union(flying, of_design(design.join_orbits(*added), "QZSS", when))


def widest_gaps(places_deg: np.ndarray, count: int, closed: bool) -> list[float]:
    """Middles of the widest gaps between angles, each filled before the next is sought.

    closed: whether the gap from the last over 360 degrees to the first counts.
    Raises InputError when there are fewer than two places (one on a closed circle).
    """
    places = sorted(float(p) % 360.0 for p in places_deg)
    if len(places) < (1 if closed else 2):
        raise InputError(f"{len(places)} places have no gap between them")
    middles = []
    for _ in range(count):
        ends = [*places[1:], places[0] + 360.0] if closed else places[1:]
        start, end = max(zip(places, ends, strict=False), key=lambda gap: gap[1] - gap[0])
        middles.append(((start + end) / 2) % 360.0)
        places = sorted([*places, middles[-1]])
    return middles


def _one(name: str, orbit: pd.Series, longitude_deg: float, anomaly_deg: float, epoch):
    """One geosynchronous satellite with the shape of a row of the designs table."""
    satellite = design.quasi_zenith(
        1,
        longitude_deg,
        epoch,
        eccentricity=float(orbit["eccentricity"]),
        inclination_deg=float(orbit["inclination_deg"]),
        mean_anomaly_deg=anomaly_deg,
    )
    return replace(satellite, names=(name,))


def _mean_anomalies_deg(elements: pd.DataFrame, epoch) -> np.ndarray:
    days = (np.datetime64(epoch) - elements["EPOCH"].to_numpy()) / np.timedelta64(1, "D")
    return (elements["MEAN_ANOMALY"] + 360.0 * elements["MEAN_MOTION"] * days).to_numpy() % 360.0


def _longitudes_deg(constellation: Constellation) -> np.ndarray:
    x, y = constellation.position_km[:, 0, 0], constellation.position_km[:, 0, 1]
    return np.degrees(np.arctan2(y, x)) % 360.0
