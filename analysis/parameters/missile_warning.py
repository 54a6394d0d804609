"""Parameters of the notebook missile_warning."""

from datetime import date
from math import acos, cos, degrees, radians
from typing import Annotated, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import WholeYearsOf
from analysis.parameters.kinds import (
    DesignDay,
    FleetAltitude,
    FleetSize,
    MaskAngle,
    SlotLongitude,
    WindowDays,
)

LEAST_SEEN_DEG = 7.8

SunYear = Annotated[int, WholeYearsOf("debris/solar_flux", "date", only=("basis", "observed"))]


class Parameters(NotebookParameters):
    """How many satellites warn of a launch and follow a gliding target, and what do radars add?

    Lines of sight and time only: signatures, sensors' power and weapons are left out.
    """

    day: DesignDay = parameter(
        date(2026, 7, 24), description="Day of the satellites' positions, UTC"
    )
    altitudes_km: tuple[FleetAltitude, ...] = parameter(
        (300.0, 400.0, 500.0, 700.0, 1000.0, 1400.0, 2000.0, 3000.0, 5000.0, 10000.0, 20000.0),
        min_length=2,
        max_length=12,
        description="Altitudes for which a constellation over the launch area is sized, rising",
    )
    mask_angle_deg: MaskAngle = parameter(
        10.0,
        le=60,
        description="Lowest elevation at which a satellite counts as seeing the ground; assumed",
    )
    warning_altitude_km: float = parameter(
        1000.0,
        unit="km",
        gt=0,
        le=36_000,
        description="Altitude of the constellation that is judged, to the nearest of those; that "
        "of the ones planned in 2020",
    )
    tracking_altitudes_km: tuple[FleetAltitude, ...] = parameter(
        (300.0, 600.0, 1000.0, 1500.0),
        min_length=1,
        max_length=6,
        description="Altitudes of the constellations that follow a gliding target",
    )
    tracking_satellites: tuple[FleetSize, ...] = parameter(
        (6, 12, 24, 36, 48, 72, 96),
        min_length=1,
        max_length=8,
        description="Numbers of satellites that are tried, rising",
    )
    tracking_inclination_deg: float = parameter(
        50.0, unit="deg", gt=0, le=90, description="Inclination of those constellations; assumed"
    )
    tracking_mask_angle_deg: float = parameter(
        5.0,
        unit="deg",
        ge=-20,
        lt=90,
        description="Lowest elevation of a satellite above the target's horizontal; assumed",
    )
    min_crossing_deg: float = parameter(
        20.0,
        unit="deg",
        ge=0,
        le=90,
        description="Least angle between two lines of sight that fixes a point; assumed",
    )
    start_step_min: int = parameter(
        60, unit="min", ge=20, le=480, description="Step between the flights' beginnings in the day"
    )
    glide_altitude_km: float = parameter(
        40.0, unit="km", gt=5, le=120, description="Height of the gliding target; assumed"
    )
    glide_speed_km_s: float = parameter(
        2.5,
        unit="km/s",
        gt=0.3,
        le=7,
        description="Speed of the gliding target over the ground; assumed, near that of a "
        "ballistic flight between the same places",
    )
    antenna_height_m: float = parameter(
        100.0, unit="m", ge=0, le=5000, description="Height of the radars' antennas; assumed"
    )
    compared_range_km: float = parameter(
        1500.0, unit="km", ge=300, le=10000, description="Range at which warnings are compared"
    )
    detection_delay_s: float = parameter(
        60.0,
        unit="s",
        ge=0,
        le=600,
        description="From a launch to its report by a satellite in view; assumed",
    )
    watcher_longitude_deg: SlotLongitude = parameter(
        135.0,
        ge=60,
        le=195,
        description="Slot of a geostationary watcher, in sight of the launch area; assumed",
    )
    burn_s: float = parameter(
        240.0, unit="s", ge=10, le=900, description="How long a launch is hot enough; assumed"
    )
    host_days: WindowDays = parameter(
        35,
        description="Window in which one infrared host is followed; 35 days repeat its tracks",
    )
    frontal_area_m2: float = parameter(
        0.81,
        unit="m2",
        ge=0.05,
        le=20,
        description="Area that a low satellite shows to the air; assumed, the square of the "
        "height of SLATS",
    )
    quiet_year: SunYear = parameter(
        2019, description="Year of a quiet Sun, of which the air's mean is taken"
    )
    active_year: SunYear = parameter(
        2024, description="Year of an active Sun, of which the air's mean is taken"
    )
    largest_constellation: int = parameter(
        100,
        unit="satellites",
        ge=1,
        le=10_000,
        description="Most satellites that a warning constellation may take to be within reach; "
        "assumed, the order of what one operator flies",
    )
    notable_sharpness_ratio: float = parameter(
        1.5,
        gt=1,
        le=10,
        description="How many times finer a camera must see to count as one of high resolution; "
        "assumed, half as fine again",
    )
    watch_percent: float = parameter(
        95.0,
        unit="%",
        gt=0,
        le=100,
        description="Share of a flight, or of launches, seen by what keeps watch; assumed",
    )
    notable_warning_percent: float = parameter(
        80.0,
        unit="%",
        gt=0,
        lt=100,
        description="Share of a ballistic target's radar warning that a gliding one must leave at "
        "most to count as notably less; assumed, a fifth less",
    )

    @model_validator(mode="after")
    def _rising(self) -> Self:
        for name in ("altitudes_km", "tracking_altitudes_km", "tracking_satellites"):
            values = getattr(self, name)
            if list(values) != sorted(values):
                told = ", ".join(f"{value:g}" for value in values)
                raise ValueError(f"{name} = [{told}]: allowed is a list that rises")
        return self

    @model_validator(mode="after")
    def _fleets_can_be_found(self) -> Self:
        # Half-angle of what a satellite sees, about the Earth's centre: a mean sphere is enough.
        mask, radius_km = radians(self.mask_angle_deg), 6371.0
        seen = acos(cos(mask) * radius_km / (radius_km + self.altitudes_km[0])) - mask
        if degrees(seen) < LEAST_SEEN_DEG:
            raise ValueError(
                f"altitudes_km begins at {self.altitudes_km[0]:g}, from where mask_angle_deg "
                f"{self.mask_angle_deg:g} leaves {degrees(seen):.1f} deg of the Earth: allowed is "
                f"at least {LEAST_SEEN_DEG:g}, which takes some 300 satellites"
            )
        return self
