"""Parameters of the notebook imaging_revisit."""

from datetime import date, datetime, time, timedelta
from typing import Literal, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import (
    CellStep,
    MaskAngle,
    MinSunElevation,
    Probability,
    SlotLongitude,
    WindowDays,
)

Place = Literal[
    "beijing", "djibouti", "ishigaki", "manila", "naha", "pyongyang", "qingdao", "sanya", "sapporo",
    "sasebo", "senkaku", "seoul", "shanghai", "singapore", "sohae", "taipei", "tokyo", "tonghae",
    "vladivostok", "yokohama",
]  # fmt: skip


# Oldest and newest epoch of the element sets that a fleet cannot do without.
OLDEST_EPOCH = datetime(2026, 7, 16, 21, 34, 16, 552416)
NEWEST_EPOCH = datetime(2026, 7, 22, 21, 13, 14, 732255)


class Parameters(NotebookParameters):
    """How often, how sharply and how soon do the intelligence satellites show a place?

    Orbits are of July 2026, from amateur observers; what is unpublished is a parameter.
    """

    first_day: date = parameter(
        date(2026, 7, 20),
        ge=date(2026, 5, 24),
        le=date(2026, 9, 12),
        description="First day, UTC; near the elements' epochs in July 2026",
    )
    days: WindowDays = parameter(
        15, le=28, description="Length of the window; 15 days repeat the tracks"
    )
    oldest_elements_days: float = parameter(
        30.0, unit="d", gt=0, le=60, description="Age from which an element set is not used"
    )
    radar4_place_deg: float = parameter(
        0.0,
        unit="deg",
        ge=0,
        lt=360,
        description="Place of Radar-4 along its orbit at the start; assumed, its set is too old",
    )
    radar8_ahead_deg: float = parameter(
        180.0,
        unit="deg",
        ge=0,
        lt=360,
        description="Place of Radar-8 ahead of Radar-6 in the same plane; assumed, no set exists",
    )
    tilt_limit_deg: float = parameter(
        45.0,
        unit="deg",
        gt=15,
        le=65,
        description="Largest angle off nadir at which an image is taken; unpublished, assumed",
    )
    widest_tilt_deg: float = parameter(
        60.0, unit="deg", gt=15, le=65, description="Largest tilt that is tried"
    )
    tilt_step_deg: float = parameter(
        2.5, unit="deg", ge=1, le=10, description="Step of the tilts that are tried"
    )
    radar_innermost_deg: float = parameter(
        15.0,
        unit="deg",
        ge=5,
        le=30,
        description="Smallest angle off nadir of the radars; unpublished, assumed",
    )
    min_sun_elevation_deg: MinSunElevation = parameter(
        10.0,
        description="Lowest Sun at the place in which an optical image counts; assumed",
    )
    clear_sky_probability: Probability = parameter(
        0.33,
        gt=0,
        description="Chance that an optical pass meets a clear sky; what is left of the cloud "
        "cover of the whole Earth",
    )
    wanted_share: float = parameter(
        0.99, gt=0, le=1, description="Share of place-days that counts as 'any place, every day'"
    )
    notable_wait_ratio: float = parameter(
        1.5,
        gt=1,
        le=10,
        description="How many times longer night and cloud must make the wait to bear out that a "
        "camera needs day and clear sky; assumed, half as long again",
    )
    slight_wait_ratio: float = parameter(
        1.05,
        ge=1,
        le=10,
        description="The same for bearing it out in part; assumed, more than the scatter of places",
    )
    places: tuple[Place, ...] = parameter(
        ("sohae", "senkaku", "beijing", "vladivostok"),
        min_length=1,
        description="Places whose waits are shown",
    )
    grid_points: int = parameter(
        300, unit="points", ge=50, le=2000, description="Points spread evenly over the Earth"
    )
    widest_latitude_deg: float = parameter(
        70.0, unit="deg", ge=30, le=85, description="Latitude, north and south, that they reach"
    )
    map_step_deg: CellStep = parameter(2.5, ge=1, le=5, description="Cell of the regional map")
    stations: tuple[Place, ...] = parameter(
        ("tokyo", "sapporo", "sasebo"),
        min_length=1,
        description="Cities that stand in for the receiving stations; assumed",
    )
    station_mask_angle_deg: MaskAngle = parameter(
        5.0, description="Elevation above which a station receives"
    )
    delay_days: WindowDays = parameter(5, le=15, description="Window of the delays, from the start")
    second_relay_longitude_deg: SlotLongitude = parameter(
        170.0,
        ge=60,
        le=210,
        description="Slot of the second relay of the plan; assumed, in sight of Japan",
    )
    tilt_of_resolution_deg: float = parameter(
        30.0, unit="deg", ge=0, le=60, description="Tilt at which the loss of sharpness is told"
    )
    plausible_aperture_m: float = parameter(
        2.0,
        unit="m",
        gt=0,
        le=10,
        description="Largest telescope that such a satellite could carry; assumed",
    )

    @model_validator(mode="after")
    def _angles_fit(self) -> Self:
        if self.radar_innermost_deg >= min(self.tilt_limit_deg, self.widest_tilt_deg):
            raise ValueError(
                f"radar_innermost_deg {self.radar_innermost_deg:g} is not below tilt_limit_deg "
                f"{self.tilt_limit_deg:g} and widest_tilt_deg {self.widest_tilt_deg:g}"
            )
        if self.tilt_limit_deg > self.widest_tilt_deg:
            raise ValueError(
                f"tilt_limit_deg {self.tilt_limit_deg:g} is beyond widest_tilt_deg "
                f"{self.widest_tilt_deg:g}"
            )
        if self.slight_wait_ratio > self.notable_wait_ratio:
            raise ValueError(
                f"slight_wait_ratio {self.slight_wait_ratio:g} is above notable_wait_ratio "
                f"{self.notable_wait_ratio:g}"
            )
        if self.delay_days > self.days:
            raise ValueError(f"delay_days {self.delay_days} is longer than days {self.days}")
        return self

    @model_validator(mode="after")
    def _elements_are_young_enough(self) -> Self:
        begin = datetime.combine(self.first_day, time())
        end = begin + timedelta(days=self.days)
        oldest_days = max(NEWEST_EPOCH - begin, end - OLDEST_EPOCH) / timedelta(days=1)
        if oldest_days > self.oldest_elements_days:
            raise ValueError(
                f"first_day {self.first_day} and days {self.days} take element sets of up to "
                f"{oldest_days:.1f} days: allowed by oldest_elements_days are "
                f"{self.oldest_elements_days:g}"
            )
        return self
