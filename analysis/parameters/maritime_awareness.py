"""Parameters of the notebook maritime_awareness."""

from datetime import date
from typing import Literal

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import (
    CellStep,
    ElementsDay,
    LaneSpacing,
    MinSunElevation,
    Probability,
    WindowDays,
)


class Parameters(NotebookParameters):
    """How often can Japan's satellites, alone and with India's, look at a stretch of sea?

    Element sets are of July 2026; days far from them are refused. What is computed is when an
    instrument could look, not when it was told to.
    """

    first_day: ElementsDay = parameter(
        date(2026, 7, 24),
        description="First day of the window, UTC; within 30 days of 24 July 2026",
    )
    days: WindowDays = parameter(
        14,
        le=28,
        description="Length of the window; ALOS-2 and ALOS-4 repeat their tracks after 14",
    )
    look_side: Literal["both", "right", "left"] = parameter(
        "both", description="Sides of the track to which the radars may look"
    )
    centre_incidence_deg: float = parameter(
        37.0,
        unit="deg",
        ge=32,  # at 31 the strip of 700 km reaches past the point below the satellite
        le=60,
        description="Incidence in the middle of a swath; PALSAR-3's widths are stated for 37",
    )
    ais_radius_km: float = parameter(
        2500.0,
        unit="km",
        ge=200,  # with less, days may go by without a pass over the East China Sea
        le=3500,
        description="Reach of an AIS receiver from the point below it; half the stated width",
    )
    resourcesat_2a_ais: bool = parameter(
        False, description="Whether ResourceSat-2A hears AIS, as the 2020 paper alone says"
    )
    min_sun_elevation_deg: MinSunElevation = parameter(
        10.0,
        description="Height of the Sun from which a camera can work; assumed",
    )
    clear_sky_probability: Probability = parameter(
        0.4, gt=0, description="Chance that a camera's look finds no cloud; assumed"
    )
    area_step_deg: CellStep = parameter(
        0.5, ge=0.25, le=2, description="Cell on which the East China Sea is averaged"
    )
    map_step_deg: CellStep = parameter(1.0, ge=1, le=5, description="Cell of the map")
    lane_spacing_km: LaneSpacing = parameter(
        100.0, ge=50, description="Distance between points of the sea lane"
    )
    message_interval_s: float = parameter(
        6.0,
        unit="s",
        ge=2,
        le=360,
        description="Time between two messages of a ship under way; assumed, 2 to 10 by the rules",
    )
    message_overlap: float = parameter(
        0.7,
        ge=0,
        le=1,
        description="Further time slots that a message spoils; assumed, fits FFI's worked example",
    )
    beams: float = parameter(
        4.0,
        ge=2,
        le=20,
        description="Parts into which a receiver like SPAISE3 splits what it hears; assumed",
    )
    ship_speed_knots: float = parameter(
        15.0, unit="knots", gt=0, le=60, description="Ordinary speed of a ship; assumed"
    )
    watch_h: float = parameter(
        24.0,
        unit="h",
        gt=0,
        le=336,
        description="Longest wait that may still be called monitoring; assumed",
    )
    worthwhile_cut: float = parameter(
        0.2, gt=0, lt=1, description="Cut in the mean wait from which pooling 'expands'; assumed"
    )
    regular_ratio: float = parameter(
        10.0,
        gt=1,
        le=1000,
        description="How many times the vessels of any year before must come in every year since "
        "to count as regular visits; assumed, an order of magnitude",
    )
