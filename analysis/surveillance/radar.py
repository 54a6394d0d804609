"""Radar by the R⁴ law, calibrated on one published point.

What a radar sees of an object falls with the fourth power of the range. One point that its owner
has published (a cross-section at a range) therefore stands for transmitter, antenna and receiver.
"""

from dataclasses import dataclass, replace

import numpy as np

from analysis.errors import InputError
from analysis.ground.geometry import earth_angle_deg, slant_range_km
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.surveillance import sizes


@dataclass(frozen=True)
class Radar:
    """A radar at one place, as sensitive as its calibration point says.

    Angles in degrees (geodetic), altitude of the site in metres. It detects an object when
    rcs / range⁴ is at least reference_rcs_m2 / reference_range_km⁴, the elevation at least
    mask_angle_deg, the range at most longest_range_km and the object's altitude at most
    highest_altitude_km. It looks all round.
    """

    name: str
    latitude_deg: float
    longitude_deg: float
    altitude_m: float
    reference_rcs_m2: float
    reference_range_km: float
    mask_angle_deg: float
    longest_range_km: float = np.inf
    highest_altitude_km: float = np.inf

    def __post_init__(self) -> None:
        for what in (
            "reference_rcs_m2",
            "reference_range_km",
            "longest_range_km",
            "highest_altitude_km",
        ):
            if not getattr(self, what) > 0:
                raise InputError(f"radar {self.name}: {what} {getattr(self, what)} is not above 0")
        if not -90 <= self.latitude_deg <= 90:
            raise InputError(f"radar {self.name}: latitude {self.latitude_deg} is outside ±90 deg")
        if not 0 <= self.mask_angle_deg < 90:
            raise InputError(
                f"radar {self.name}: lowest elevation {self.mask_angle_deg} deg is outside "
                "0 to below 90 deg"
            )

    def smallest_rcs_m2(self, range_km) -> np.ndarray:
        """Smallest detectable cross-section (m²) at a range (km): reference · (R / R_ref)⁴."""
        return self.reference_rcs_m2 * (np.asarray(range_km, float) / self.reference_range_km) ** 4

    def smallest_diameter_m(self, range_km, wavelength_m: float) -> np.ndarray:
        """The same as a diameter (m) by NASA's size estimation model."""
        return sizes.diameter_m(self.smallest_rcs_m2(range_km), wavelength_m)

    def reach_km(self, rcs_m2) -> np.ndarray:
        """Longest range (km) at which a cross-section (m²) is detected, 0 when it is unknown (NaN).

        An unknown cross-section counts as never detected, so that no share is overstated.
        """
        rcs = np.nan_to_num(np.asarray(rcs_m2, float), nan=0.0)
        reach = self.reference_range_km * (rcs / self.reference_rcs_m2) ** 0.25
        return np.minimum(reach, self.longest_range_km)

    def detects(self, rcs_m2, altitude_km, elevation_deg: float) -> np.ndarray:
        """Whether objects at these altitudes, seen at this elevation, are detected; bool."""
        within = slant_range_km(altitude_km, elevation_deg, EARTH_RADIUS_KM) <= self.reach_km(
            rcs_m2
        )
        return within & (np.asarray(altitude_km) <= self.highest_altitude_km)

    def rises(self, altitude_km, inclination_deg) -> np.ndarray:
        """Whether a circular orbit ever stands above the radar's lowest elevation; bool.

        The track reaches the latitude of its inclination, and from there the radar must lie within
        the Earth-central angle of its footprint.
        """
        inclination = np.asarray(inclination_deg, float)
        northmost = np.minimum(inclination, 180 - inclination)
        return northmost >= abs(self.latitude_deg) - earth_angle_deg(
            altitude_km, self.mask_angle_deg, EARTH_RADIUS_KM
        )

    def scaled(self, gain: float, name: str | None = None) -> "Radar":
        """The same radar, `gain` times as sensitive (power, aperture or integration).

        Raises InputError for a gain that is not above 0.
        """
        if not gain > 0:
            raise InputError(f"radar {self.name}: gain {gain} is not above 0")
        return replace(self, name=name or self.name, reference_rcs_m2=self.reference_rcs_m2 / gain)
