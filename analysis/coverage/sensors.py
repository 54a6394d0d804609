"""What an instrument can see, as limits on the line from the satellite to a ground point."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.errors import InputError, known
from analysis.ground import geometry
from analysis.orbits.constants import MEAN_RADIUS_KM

Side = Literal["left", "right", "both"]

NO_LIMIT = 10.0  # above every sine and cosine: the limit is off


@dataclass(frozen=True)
class Limits:
    """Bounds that a line of sight must keep, all at once; the common form of every sensor.

    mask_angle_deg: of the satellite seen from the ground, at least 0 (the ellipsoid's horizon);
    max_elevation_deg: same, from above (90 = off), the inner incidence of a radar;
    max_off_nadir_deg: at the satellite, from the ellipsoid's normal (180 = off);
    max_squint_deg: angle out of the plane across the track as flown over the Earth (90 = off);
    side: +1 right of the track, -1 left, 0 both;
    max_arc_deg: Earth-central angle from the satellite's ground point (180 = off);
    min_sun_elevation_deg: at the ground point, geometric (-90 = off).
    """

    mask_angle_deg: float = 0.0
    max_elevation_deg: float = 90.0
    max_off_nadir_deg: float = 180.0
    max_squint_deg: float = 90.0
    side: int = 0
    max_arc_deg: float = 180.0
    min_sun_elevation_deg: float = -90.0

    def packed(self) -> np.ndarray:
        """The limits as (7,) sines and cosines for the compiled search; NO_LIMIT where off."""
        return np.array(
            [
                np.sin(np.radians(self.mask_angle_deg)),
                np.sin(np.radians(self.max_elevation_deg))
                if self.max_elevation_deg < 90
                else NO_LIMIT,
                np.cos(np.radians(self.max_off_nadir_deg))
                if self.max_off_nadir_deg < 180
                else NO_LIMIT,
                np.sin(np.radians(self.max_squint_deg)) if self.max_squint_deg < 90 else NO_LIMIT,
                float(self.side) if self.side else NO_LIMIT,
                np.cos(np.radians(self.max_arc_deg)) if self.max_arc_deg < 180 else NO_LIMIT,
                np.sin(np.radians(self.min_sun_elevation_deg))
                if self.min_sun_elevation_deg > -90
                else NO_LIMIT,
            ]
        )

    def reach_deg(self, radius_km) -> np.ndarray:
        """Earth-central angle that no visible point exceeds, from satellites at these distances.

        radius_km: (T,) from the Earth's centre. Rounded up: the Earth's polar radius, and 0.25 deg
        for geodetic against geocentric verticals.
        """
        ratio = np.asarray(radius_km, float) / _SMALLEST_RADIUS_KM
        elevation = np.radians(self.mask_angle_deg)
        reach = np.degrees(np.arccos(np.cos(elevation) / ratio) - elevation)
        angle = self.max_off_nadir_deg + _NORMAL_SLACK_DEG
        if angle < 90:
            incidence = np.arcsin(np.minimum(ratio * np.sin(np.radians(angle)), 1.0))
            narrow = ratio * np.sin(np.radians(angle)) < 1
            reach = np.where(narrow, np.minimum(reach, np.degrees(incidence) - angle), reach)
        return np.minimum(reach, self.max_arc_deg) + _NORMAL_SLACK_DEG


_SMALLEST_RADIUS_KM = 6356.0
_NORMAL_SLACK_DEG = 0.25


@dataclass(frozen=True)
class Cone:
    """A cone about nadir; where it passes the limb, it sees to the limb.

    half_angle_deg: from the axis to the edge, above 0 and up to 90. mask_angle_deg: of the
    satellite seen from the ground, 0 to below 90.
    """

    half_angle_deg: float
    mask_angle_deg: float = 0.0

    def __post_init__(self):
        _within("half_angle_deg", self.half_angle_deg, 0, 90, open_low=True)
        _mask(self.mask_angle_deg)

    def limits(self, altitude_km: float) -> Limits:
        return Limits(mask_angle_deg=self.mask_angle_deg, max_off_nadir_deg=self.half_angle_deg)


def swath(width_km: float, altitude_km: float) -> Cone:
    """The cone whose width on the ground is given, for a satellite at this altitude."""
    return Cone(float(geometry.field_of_regard_deg(altitude_km, width_km)) / 2)


@dataclass(frozen=True)
class AboveHorizon:
    """Everything that sees the satellite above an elevation: a dish, a phone, an open sky."""

    mask_angle_deg: float = 0.0

    def __post_init__(self):
        _mask(self.mask_angle_deg)

    def limits(self, altitude_km: float) -> Limits:
        return Limits(mask_angle_deg=self.mask_angle_deg)


@dataclass(frozen=True)
class SideLookingRadar:
    """A radar that images a strip beside its track, between two incidence angles.

    inner_incidence_deg < outer_incidence_deg: from the vertical at the ground, 0 to below 90.
    side: "right" or "left" of the track, or "both" (a satellite that can roll over; not both in
        one pass at a time, but either).
    squint_deg: half-width of the beam along the track; it sets how long an access lasts (about
        3 s per degree from 630 km), hardly how often one comes. Assumed 1 degree.
    """

    inner_incidence_deg: float
    outer_incidence_deg: float
    side: Side = "both"
    squint_deg: float = 1.0

    def __post_init__(self):
        _within("inner_incidence_deg", self.inner_incidence_deg, 0, 90, open_high=True)
        _within("outer_incidence_deg", self.outer_incidence_deg, 0, 90, open_high=True)
        if self.inner_incidence_deg >= self.outer_incidence_deg:
            raise InputError(
                f"inner incidence {self.inner_incidence_deg:g} deg is not below the outer "
                f"{self.outer_incidence_deg:g} deg"
            )
        known(self.side, _SIDES, "look side")
        _within("squint_deg", self.squint_deg, 0, 45, open_low=True)

    def limits(self, altitude_km: float) -> Limits:
        return Limits(
            mask_angle_deg=90 - self.outer_incidence_deg,
            max_elevation_deg=90 - self.inner_incidence_deg,
            max_squint_deg=self.squint_deg,
            side=_SIDES[self.side],
        )


_SIDES = {"left": -1, "both": 0, "right": 1}


def radar_from_off_nadir(
    inner_deg: float, outer_deg: float, altitude_km: float, **others
) -> SideLookingRadar:
    """The radar whose off-nadir angles at the satellite are published instead of incidences.

    Raises InputError when the outer one passes the limb from this altitude.
    """
    inner, outer = (
        90 - float(geometry.elevation_deg(altitude_km, angle)) for angle in (inner_deg, outer_deg)
    )
    return SideLookingRadar(inner, outer, **others)


def radar_swath(
    width_km: float, centre_incidence_deg: float, altitude_km: float, **others
) -> SideLookingRadar:
    """The radar whose swath of this width on the ground has this incidence in its middle.

    Raises InputError for a width that reaches nadir or the limb.
    """
    _within("centre_incidence_deg", centre_incidence_deg, 0, 90, open_low=True, open_high=True)
    middle = float(geometry.earth_angle_deg(altitude_km, 90 - centre_incidence_deg))
    half = np.degrees(width_km / 2 / MEAN_RADIUS_KM)
    limb = float(geometry.earth_angle_deg(altitude_km, 0.0))
    if not 0 < half <= middle or middle + half >= limb:
        raise InputError(
            f"a swath of {width_km:g} km around {centre_incidence_deg:g} deg incidence does not "
            f"lie between nadir and the limb from {altitude_km:g} km"
        )
    inner, outer = (_incidence_deg(middle + side * half, altitude_km) for side in (-1, 1))
    return SideLookingRadar(inner, outer, **others)


def _incidence_deg(earth_angle_deg: float, altitude_km: float) -> float:
    """Incidence at the ground this far from the satellite's ground point."""
    angle = np.radians(earth_angle_deg)
    radius = MEAN_RADIUS_KM
    distance = radius + altitude_km
    return float(
        np.degrees(np.arctan2(distance * np.sin(angle), distance * np.cos(angle) - radius))
    )


@dataclass(frozen=True)
class AgileOptical:
    """A camera on a satellite that tilts to its target, in daylight.

    roll_limit_deg: largest tilt off nadir in any direction (such a satellite pitches too), above 0
        and not past the limb; that is checked when the orbit is known.
    min_sun_elevation_deg: at the target; None for an instrument that also works at night.
    clear_sky_probability: above 0 to 1, taken by `revisit.expected_revisit`; accesses are those
        of a clear sky.
    """

    roll_limit_deg: float
    min_sun_elevation_deg: float | None
    clear_sky_probability: float = 1.0

    def __post_init__(self):
        _within("roll_limit_deg", self.roll_limit_deg, 0, 90, open_low=True, open_high=True)
        if self.min_sun_elevation_deg is not None:
            _within("min_sun_elevation_deg", self.min_sun_elevation_deg, -90, 90, open_high=True)
        _within("clear_sky_probability", self.clear_sky_probability, 0, 1, open_low=True)

    def limits(self, altitude_km: float) -> Limits:
        """Raises InputError when the roll limit looks past the limb from this altitude."""
        limb = float(geometry.horizon_off_nadir_deg(altitude_km))
        if self.roll_limit_deg > limb:
            raise InputError(
                f"roll limit {self.roll_limit_deg:g} deg looks past the horizon from "
                f"{altitude_km:.0f} km: at most {limb:.2f} deg"
            )
        sun = self.min_sun_elevation_deg
        return Limits(
            max_off_nadir_deg=self.roll_limit_deg,
            min_sun_elevation_deg=-90.0 if sun is None else sun,
        )


@dataclass(frozen=True)
class AisReceiver:
    """A receiver of ships' identification signals: to the horizon, or to a stated radius.

    radius_km: along the ground from the satellite's ground point; None reaches the horizon.
    mask_angle_deg: of the satellite seen from the ship.
    """

    radius_km: float | None = None
    mask_angle_deg: float = 0.0

    def __post_init__(self):
        _mask(self.mask_angle_deg)
        if self.radius_km is not None:
            _within("radius_km", self.radius_km, 0, 20_000, open_low=True)

    def limits(self, altitude_km: float) -> Limits:
        arc = 180.0
        if self.radius_km is not None:
            arc = float(np.degrees(self.radius_km / MEAN_RADIUS_KM))
        return Limits(mask_angle_deg=self.mask_angle_deg, max_arc_deg=arc)


Sensor = Cone | AboveHorizon | SideLookingRadar | AgileOptical | AisReceiver


def _mask(mask_angle_deg: float) -> None:
    _within("mask_angle_deg", mask_angle_deg, 0, 90, open_high=True)


def _within(name, value, low, high, open_low=False, open_high=False) -> None:
    good = (low < value if open_low else low <= value) and (
        value < high if open_high else value <= high
    )
    if not good:
        first = "above" if open_low else "from"
        last = "below" if open_high else "up to"
        raise InputError(f"{name} is {value:g}: allowed is {first} {low:g} and {last} {high:g}")
