"""The tables of data/surveillance/, and the sensors that they describe."""

import pandas as pd

from analysis import tables
from analysis.errors import known
from analysis.ground.geometry import slant_range_km
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.surveillance import sizes
from analysis.surveillance.radar import Radar

# No source states how low the radars look: assumed, and a parameter of the notebook.
ASSUMED_MASK_ANGLE_DEG = 15.0
# The deep-space radar's latitude is not published; Yamaguchi's south coast is assumed.
ASSUMED_DEEP_SPACE_LATITUDE_DEG = 34.0


def sensors(
    deep_space_latitude_deg: float = ASSUMED_DEEP_SPACE_LATITUDE_DEG, belt_only: bool = False
) -> pd.DataFrame:
    """Ground sensors with coordinates: sensor, name, alliance, host, kind, belt, ..., confidence.

    deep_space_latitude_deg: fills the one latitude that no source gives (Sanyo-Onoda). A missing
    altitude counts as sea level. belt_only: only those that watch the geostationary belt.
    """
    frame = tables.read("surveillance/sensors")
    frame["belt"] = frame["belt"].astype(bool)
    frame["latitude_deg"] = frame["latitude_deg"].fillna(deep_space_latitude_deg)
    frame["altitude_m"] = frame["altitude_m"].fillna(0.0)
    return frame[frame["belt"]].reset_index(drop=True) if belt_only else frame


def published_figures() -> pd.DataFrame:
    """All published figures: id, quantity, value, unit, year, confidence, note, source, ..."""
    return tables.read("surveillance/published")


def status(claim: str | None = None) -> pd.DataFrame:
    """What became of the plans, of one claim or all: id, claim, date, state, fact, source, ...

    Raises InputError for a claim on which the table has nothing.
    """
    frame = tables.read("surveillance/status")
    if claim is None:
        return frame
    known(claim, frame["claim"].unique(), "claim with a recorded status")
    return frame[frame["claim"] == claim].reset_index(drop=True)


def population_counts() -> pd.DataFrame:
    """Joint histogram of the catalogue of early 2017, for `population.draw`."""
    return tables.read("surveillance/population")


def reference_counts() -> pd.Series:
    """Counts that the real catalogue gives, by id."""
    return tables.read("surveillance/reference_counts").set_index("id")["value"]


def radar(
    site: str,
    point: str,
    mask_angle_deg: float = ASSUMED_MASK_ANGLE_DEG,
    **limits: float,
) -> Radar:
    """A radar of the sensors table, calibrated on one point of the radar_points table.

    limits: longest_range_km, highest_altitude_km. Raises InputError for an unknown site or point.
    """
    points = tables.read("surveillance/radar_points").set_index("point")
    calibration = points.loc[known(point, points.index, "calibration point")]
    distance = calibration["range_km"]
    if pd.isna(distance):
        distance = slant_range_km(
            calibration["altitude_km"], calibration["elevation_deg"], EARTH_RADIUS_KM
        )
    return placed(
        site,
        float(calibration["rcs_m2"]),
        float(distance),
        mask_angle_deg,
        name=calibration["name"],
        **limits,
    )


def placed(
    site: str,
    reference_rcs_m2: float,
    reference_range_km: float,
    mask_angle_deg: float = ASSUMED_MASK_ANGLE_DEG,
    name: str | None = None,
    **limits: float,
) -> Radar:
    """A radar of given (assumed) sensitivity at a site of the sensors table."""
    rows = sensors().set_index("sensor")
    place = rows.loc[known(site, rows.index[rows["kind"] == "radar"], "radar site")]
    return Radar(
        name or place["name"],
        float(place["latitude_deg"]),
        float(place["longitude_deg"]),
        float(place["altitude_m"]),
        reference_rcs_m2,
        reference_range_km,
        mask_angle_deg,
        **limits,
    )


def kamisaibara(
    mask_angle_deg: float = ASSUMED_MASK_ANGLE_DEG,
) -> dict[str, Radar]:
    """The radars of Kamisaibara before and since 2023, as "old" and "new"."""
    return {
        "old": radar(
            "kamisaibara",
            "kamisaibara-old",
            mask_angle_deg,
            longest_range_km=tables.lookup("surveillance/published", "radar-old-range"),
        ),
        "new": radar(
            "kamisaibara",
            "kamisaibara-new",
            mask_angle_deg,
            highest_altitude_km=tables.lookup("surveillance/published", "radar-new-altitude"),
        ),
    }


def kamisaibara_wavelength_m() -> float:
    """Wavelength (m) in the middle of the old radar's published band, taken for the new one too."""
    return sizes.wavelength_m(tables.lookup("surveillance/published", "radar-frequency"))


def host_slot_deg(satellite: str = "qzs-6") -> float:
    """Longitude (deg E) of a satellite of the table of slots, for a telescope that it carries."""
    return tables.lookup("orbits/slots", satellite, "longitude_deg")
