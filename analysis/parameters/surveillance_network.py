"""Parameters of the notebook surveillance_network."""

from datetime import date
from typing import Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import (
    CountTolerance,
    DesignDay,
    MaskAngle,
    Probability,
    RangeError,
    Seed,
    SlotLongitude,
)


class Parameters(NotebookParameters):
    """What can Japan see in orbit, alone and with its partners?

    Sensitivities without a published figure, and everything marked assumed, are parameters.
    """

    day: DesignDay = parameter(date(2026, 11, 22), description="Day of passes and watches, UTC")
    seed: Seed = parameter(2017, description="Seed of the population drawn from the histogram")
    radar_mask_angle_deg: MaskAngle = parameter(
        15.0,
        ge=5,
        le=60,
        description="Elevation from which low-orbit radars look; assumed, none is published",
    )
    reference_elevation_deg: float = parameter(
        60.0,
        unit="deg",
        ge=20,
        le=90,
        description="Elevation at which detection is judged, as in JAXA's specification",
    )
    tracking_s: float = parameter(
        120.0,
        unit="s",
        gt=0,
        le=900,
        description="Time for which a tracked pass holds one of the radar's channels; assumed",
    )
    fps5_rcs_m2: float = parameter(
        1.0,
        unit="m2",
        gt=0,
        le=100,
        description="Cross-section that a J/FPS-5 detects at its range; assumed",
    )
    fps5_range_km: float = parameter(
        2000.0,
        unit="km",
        ge=100,
        le=10000,
        description="Range at which a J/FPS-5 detects that cross-section; assumed",
    )
    least_sensitivity: float = parameter(
        0.01,
        unit="times",
        ge=1e-4,
        le=1,
        description="Least sensitivity of a J/FPS-5 that is judged, over the assumed one; assumed",
    )
    most_sensitivity: float = parameter(
        100.0,
        unit="times",
        ge=1,
        le=100,
        description="Most sensitivity of a J/FPS-5 that is judged, over the assumed one; assumed",
    )
    mimo_gain: float = parameter(
        100.0,
        unit="times",
        gt=0,
        le=1e7,
        description="Sensitivity of the planned MIMO radar over a J/FPS-5; assumed",
    )
    telescope_limiting_magnitude: float = parameter(
        18.0, unit="mag", ge=12, le=22, description="Limiting magnitude of Bisei's 1 m telescope"
    )
    albedo: float = parameter(
        0.1, gt=0, le=1, description="Share of sunlight that an object reflects, as JAXA takes it"
    )
    target_diameter_m: float = parameter(
        1.0, unit="m", gt=0, le=50, description="Size of the object watched for in the belt"
    )
    telescope_mask_angle_deg: MaskAngle = parameter(
        20.0,
        lt=60,
        description="Elevation from which telescopes look, as catalogued for GEODSS",
    )
    belt_radar_mask_angle_deg: MaskAngle = parameter(
        10.0,
        lt=60,
        description="Elevation from which radars look at the belt; assumed",
    )
    deep_space_latitude_deg: float = parameter(
        34.0,
        unit="deg",
        ge=30,
        le=38,
        description="Latitude of the Sanyo-Onoda radar; assumed, only its longitude is published",
    )
    stretch_west_deg: SlotLongitude = parameter(
        135.0, le=350, description="Western end of the stretch in question"
    )
    stretch_east_deg: SlotLongitude = parameter(
        180.0, ge=10, description="Eastern end of that stretch; assumed"
    )
    clear_sky_probability: Probability = parameter(
        0.5, description="Share of nights clear at each telescope; assumed, independent"
    )
    max_sun_elevation_deg: float = parameter(
        -12.0,
        unit="deg",
        ge=-18,
        le=0,
        description="Elevation of the Sun below which a telescope can work: nautical twilight",
    )
    space_limiting_magnitude: float = parameter(
        16.0,
        unit="mag",
        ge=10,
        le=22,
        description="Limiting magnitude of a telescope in orbit; assumed",
    )
    sun_exclusion_deg: float = parameter(
        40.0,
        unit="deg",
        ge=0,
        le=120,
        description="Angle from the Sun within which a telescope in orbit cannot look; assumed",
    )
    longest_phase_deg: float = parameter(
        140.0,
        unit="deg",
        ge=0,
        le=180,
        description="Largest phase angle at the target; 180 less the Sun's angle; assumed",
    )
    earth_exclusion_deg: float = parameter(
        5.0,
        unit="deg",
        ge=0,
        le=45,
        description="Angle from the Earth's limb within which it cannot look; assumed",
    )
    drift_deg_per_day: float = parameter(
        1.0,
        unit="deg/day",
        ge=-15,
        le=15,
        description="Drift of a telescope satellite near the belt, east positive; assumed",
    )
    drift_start_deg: SlotLongitude = parameter(
        135.0, description="Where it stands at the day's start; assumed"
    )
    radar_range_error_m: RangeError = parameter(
        30.0, ge=0.1, description="Range error of a tracking radar; assumed"
    )
    radar_angle_error_arcsec: float = parameter(
        180.0, unit="arcsec", ge=1, le=5000, description="Angle error of a radar; assumed"
    )
    laser_range_error_m: RangeError = parameter(
        1.0, ge=0.01, le=100, description="Range error of laser ranging to debris; assumed"
    )
    laser_angle_error_arcsec: float = parameter(
        10.0, unit="arcsec", ge=0.1, le=1000, description="Angle error of its telescope; assumed"
    )
    tracked_altitude_km: float = parameter(
        800.0, unit="km", ge=200, le=2000, description="Orbit of the tracked object; assumed"
    )
    tracked_elevation_deg: float = parameter(
        60.0, unit="deg", ge=21, le=90, description="Elevation to which its pass rises; assumed"
    )
    size_margin: float = parameter(
        2.0,
        unit="times",
        ge=1,
        le=10,
        description="Times the required size up to which a radar nearly meets it; assumed",
    )
    count_tolerance: CountTolerance = parameter(
        0.12, description="Share by which counts may differ from JAXA's and agree; assumed"
    )
    loose_count_tolerance: CountTolerance = parameter(
        0.25, description="Share by which counts may differ from JAXA's and agree in part; assumed"
    )
    passes_factor: float = parameter(
        2.0,
        unit="times",
        ge=1,
        le=10,
        description="Factor within which the old radar's passes agree with the paper's; assumed",
    )
    notable_arc_deg: float = parameter(
        60.0, unit="deg", gt=0, le=180, description="Arc that counts as watching the belt; assumed"
    )
    arc_tolerance_deg: float = parameter(
        0.05, unit="deg", ge=0, le=5, description="Arc too short to count as a gap; assumed"
    )
    notable_arc_gain_deg: float = parameter(
        10.0, unit="deg", gt=0, le=180, description="Arc worth adding to a network; assumed"
    )
    notable_share: Probability = parameter(
        0.01, description="Share of the objects worth seeing, or adding; assumed"
    )
    slight_early_days: int = parameter(
        60, unit="d", ge=0, le=730, description="Days by which a start may come early; assumed"
    )
    status_day: date = parameter(
        date(2026, 11, 22),
        ge=date(2020, 7, 1),
        le=date(2026, 11, 22),
        description="Day up to which the plans' status counts; nothing later was looked up",
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.stretch_east_deg < self.stretch_west_deg + 5:
            raise ValueError(
                f"stretch_east_deg {self.stretch_east_deg:g} is not at least 5 degrees east of "
                f"stretch_west_deg {self.stretch_west_deg:g}"
            )
        if self.drift_deg_per_day == 0:
            raise ValueError("drift_deg_per_day 0 is no drift")
        if self.loose_count_tolerance < self.count_tolerance:
            raise ValueError(
                f"loose_count_tolerance {self.loose_count_tolerance:g} is below count_tolerance "
                f"{self.count_tolerance:g}"
            )
        return self
