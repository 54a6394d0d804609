"""What a camera or a radar can resolve from an altitude and an angle."""

import numpy as np

from analysis.errors import InputError
from analysis.ground import geometry

RAYLEIGH = 1.22  # first dark ring of a round aperture, in wavelengths over diameters
GREEN_UM = 0.55  # assumed: middle of the visible band


def ground_sample_m(
    nadir_sample_m, altitude_km, off_nadir_deg=0.0, reference_altitude_km=None
) -> tuple[np.ndarray, np.ndarray]:
    """Pixel on the ground across and along the line of sight's plane, metres.

    nadir_sample_m: the pixel at nadir from `reference_altitude_km` (by default from altitude_km
        itself). off_nadir_deg: tilt, at the satellite. Scalars or arrays that broadcast.
    Returns (square to the tilt, in the plane of the tilt): both grow with the slant range, the
    second also with 1 / sin(elevation), by which the ground leans away.
    Raises InputError for a line that misses the Earth and for a sample that is not positive.
    """
    sample = np.asarray(nadir_sample_m, float)
    if not np.all(sample > 0):
        raise InputError(f"a ground sample of {sample.min():g} m: it must be above 0")
    reference = altitude_km if reference_altitude_km is None else reference_altitude_km
    elevation = geometry.elevation_deg(altitude_km, off_nadir_deg)
    slant = geometry.slant_range_km(altitude_km, elevation)
    square = sample * slant / np.asarray(reference, float)
    return square, square / np.sin(np.radians(np.maximum(elevation, 1e-6)))


def diffraction_aperture_m(resolution_m, range_km, wavelength_um: float = GREEN_UM):
    """Smallest aperture that separates two points this far apart from this range, metres.

    Rayleigh's criterion, 1.22 wavelength range / resolution; a real camera needs more. Arrays
    broadcast. Raises InputError for a value that is not positive.
    Born and Wolf, Principles of Optics (7th ed., 1999), sec. 8.6.2.
    """
    resolution, distance = np.asarray(resolution_m, float), np.asarray(range_km, float)
    if not (np.all(resolution > 0) and np.all(distance > 0) and wavelength_um > 0):
        raise InputError("resolution, range and wavelength must all be above 0")
    return RAYLEIGH * wavelength_um * 1e-6 * distance * 1000 / resolution
