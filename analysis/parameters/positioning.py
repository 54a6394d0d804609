"""Parameters of the notebook positioning."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import OneOf
from analysis.parameters.kinds import (
    CellStep,
    ElementsDay,
    MaskAngle,
    RangeError,
    SlotLongitude,
    StreetAxis,
)

City = Annotated[str, OneOf("positioning/cities", "id")]


class Parameters(NotebookParameters):
    """Where and when does a receiver see enough navigation satellites for a fix?

    Element sets are of July 2026; days far from them are refused.
    """

    day: ElementsDay = parameter(
        date(2026, 7, 24),
        le=date(2026, 8, 16),
        description="Day of the satellites' positions, UTC; within 30 days of 24 July 2026",
    )
    step_s: int = parameter(
        300, unit="s", ge=60, le=3600, description="Step in time through the day"
    )
    area_step_deg: CellStep = parameter(
        2.5, ge=1, le=10, description="Cell of the grid on which areas are added up"
    )
    map_step_deg: CellStep = parameter(
        5.0, ge=4, le=10, description="Cell of the maps that are drawn"
    )
    mask_angle_deg: MaskAngle = parameter(
        5.0, description="Elevation below which nothing is received"
    )
    pdop_max: float = parameter(
        6.0, gt=1, le=100, description="Highest PDOP at which a fix counts as service"
    )
    needed_share: float = parameter(
        0.95, gt=0, le=1, description="Share of the day with service at which a place is served"
    )
    receiver: Literal["one clock", "clock per system"] = parameter(
        "clock per system",
        description="Whether systems share one time or the receiver solves for each one's offset",
    )
    qzss_satellites: Literal[4, 5, 6, 7, 11] = parameter(
        5, unit="satellites", description="QZSS satellites in service; 5 on the day of the elements"
    )
    seventh_longitude_deg: SlotLongitude = parameter(
        179.5,
        ge=90,
        le=200,
        description="Mean longitude of QZS-7; assumed, as far east of 135 as QZS-6 is west of it",
    )
    further_quasi_zenith: int = parameter(
        2,
        unit="satellites",
        ge=0,
        le=4,
        description="Of the four satellites from 7 to 11, those on the quasi-zenith track; assumed",
    )
    city: City = parameter("tokyo", description="City of the elevations and of the streets")
    street_width_m: float = parameter(
        20.0, unit="m", gt=1, le=200, description="Width of the street, wall to wall; assumed"
    )
    wall_height_m: float = parameter(
        20.0, unit="m", ge=0, le=400, description="Height of the walls in the findings; assumed"
    )
    street_axes_deg: tuple[StreetAxis, ...] = parameter(
        (0.0, 45.0, 90.0, 135.0),
        min_length=1,
        max_length=12,
        description="Directions of the street that are averaged; assumed",
    )
    gps_range_error_m: RangeError = parameter(
        0.6,
        gt=0,
        le=100,
        description="Signal-in-space range error of GPS, 2017, "
        "of data/positioning/range_errors.csv",
    )
    qzss_range_error_m: RangeError = parameter(
        0.6,
        gt=0,
        le=100,
        description="Signal-in-space range error of QZSS, 2013/2014, "
        "of data/positioning/range_errors.csv",
    )
    galileo_range_error_m: RangeError = parameter(
        0.2,
        gt=0,
        le=100,
        description="Signal-in-space range error of Galileo, 2017, "
        "of data/positioning/range_errors.csv",
    )
    receiver_range_error_m: RangeError = parameter(
        1.0,
        le=100,
        description="Range error of air, reflections and receiver, the same for all; assumed",
    )
    meridian_tolerance_deg: float = parameter(
        10.0, unit="deg", gt=0, le=90, description="What 'around' a meridian may mean; assumed"
    )
    much_reduced_ratio: float = parameter(
        0.7, gt=0, lt=1, description="PDOP ratio up to which errors are 'much reduced'; assumed"
    )
    notable_gain_share: float = parameter(
        0.1,
        gt=0,
        le=1,
        description="Gain of service, as a share of area and day, that counts as notable; assumed",
    )
    more_precise_ratio: float = parameter(
        0.9,
        gt=0,
        lt=1,
        description="Error with QZSS over that without at which GPS counts as helped; assumed",
    )
    box_full_share: float = parameter(
        0.9, gt=0, le=1, description="Share of its area from which a box is served; assumed"
    )
    box_part_share: float = parameter(
        0.5, gt=0, le=1, description="Share of its area from which a box is served in part; assumed"
    )
    box_lost_share: float = parameter(
        0.05,
        ge=0,
        le=1,
        description="Share of its area below which a box is no longer served; assumed",
    )

    @model_validator(mode="after")
    def _steps_fit(self) -> Self:
        if self.map_step_deg < self.area_step_deg:
            raise ValueError(
                f"map_step_deg {self.map_step_deg:g} is finer than "
                f"area_step_deg {self.area_step_deg:g}"
            )
        if not self.box_lost_share <= self.box_part_share <= self.box_full_share:
            raise ValueError(
                f"box_lost_share {self.box_lost_share:g}, box_part_share {self.box_part_share:g} "
                f"and box_full_share {self.box_full_share:g} do not rise"
            )
        return self
