"""Parameters of the notebook communications."""

from datetime import date
from typing import Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import CellStep, ElementsDay, LaneSpacing, MaskAngle


class Parameters(NotebookParameters):
    """Where can the Kirameki satellites be reached, and what is left when one is lost?

    Element sets are of July 2026; days far from them are refused. Beams are not published: what
    is computed is where a satellite stands above the horizon.
    """

    day: ElementsDay = parameter(
        date(2026, 7, 24),
        description="Day on which the slots are measured, UTC; within 30 days of 24 July 2026",
    )
    mask_angle_deg: MaskAngle = parameter(
        10.0,
        description="Elevation from which a terminal can work; assumed",
    )
    high_mask_angle_deg: MaskAngle = parameter(
        30.0,
        gt=0,
        description="Elevation that clears masts, waves and hills, drawn beside the other; assumed",
    )
    kirameki_2_shift_deg: float = parameter(
        0.0,
        unit="deg",
        ge=-30,
        le=30,
        description="How far east of its slot of September 2020 Kirameki-2 is taken to stand",
    )
    shift_tried_deg: float = parameter(
        10.0,
        unit="deg",
        gt=0,
        le=30,
        description="Shift of Kirameki-2, either way, for which the loss is worked out again",
    )
    area_step_deg: CellStep = parameter(
        1.0, ge=0.25, le=5, description="Cell on which areas are added up"
    )
    map_step_deg: CellStep = parameter(5.0, ge=3, le=10, description="Cell of the maps")
    lane_spacing_km: LaneSpacing = parameter(
        100.0, description="Distance between points of the routes"
    )
    over_japan_deg: float = parameter(
        15.0,
        unit="deg",
        gt=0,
        le=60,
        description="Longitude from Tokyo within which a slot stands 'over Japan'; assumed",
    )

    @model_validator(mode="after")
    def _elevations_fit(self) -> Self:
        if self.high_mask_angle_deg <= self.mask_angle_deg:
            raise ValueError(
                f"high_mask_angle_deg {self.high_mask_angle_deg:g} is not above "
                f"mask_angle_deg {self.mask_angle_deg:g}"
            )
        return self
