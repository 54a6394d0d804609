"""Radar cross-section and size: NASA's size estimation model, both ways.

A fragment's radar cross-section says how large it is only through a model. NASA's, measured on the
pieces of a satellite broken up in a chamber, has three regions by the ratio of size to wavelength:
Rayleigh (size much below the wavelength), a resonance region given by a table, and optical.
"""

import numpy as np

from analysis.errors import InputError

# Settings for RCS and size estimation, NASA JSC-27842 as used by the Haystack programme:
# x is the diameter over the wavelength, z the radar cross-section over the wavelength squared.
_DIAMETER_RATIO = np.array(
    [.10997, .11685, .12444, .13302, .14256, .15256, .16220, .17138, .18039, .18982, .20014, .21237,
     .22902, .25574, .30537, .42028, .56287, .71108, .86714, 1.0529, 1.2790, 1.5661, 1.8975]
)  # fmt: skip
_SECTION_RATIO = np.array(
    [.001220, .001735, .002468, .003511, .004993, .007102, .01010, .01437, .02044, .02907, .04135,
     .05881, .08365, .1190, .1692, .2407, .3424, .4870, .6927, .9852, 1.401, 1.993, 2.835]
)  # fmt: skip
_RAYLEIGH = 9 * np.pi**5 / 4


def diameter_m(rcs_m2, wavelength_m: float) -> np.ndarray:
    """Diameter (m) of the sphere that NASA's model gives for a radar cross-section (m²).

    rcs_m2: scalar or array, above 0; wavelength_m: of the radar that measured it, metres.
    Raises InputError for a cross-section or wavelength that is not above 0.
    NASA size estimation model: z > 2.835 optical, x = sqrt(4 z / pi); z < 0.00122 Rayleigh,
    x = (4 z / (9 pi^5))^(1/6); between them the table, linear in both logarithms.
    """
    section = _positive(rcs_m2, "radar cross-section", "m2") / _wavelength(wavelength_m) ** 2
    between = np.exp(np.interp(np.log(section), np.log(_SECTION_RATIO), np.log(_DIAMETER_RATIO)))
    ratio = np.where(section > _SECTION_RATIO[-1], np.sqrt(4 * section / np.pi), between)
    ratio = np.where(section < _SECTION_RATIO[0], (section / _RAYLEIGH) ** (1 / 6), ratio)
    return ratio * wavelength_m


def rcs_m2(diameter_m, wavelength_m: float) -> np.ndarray:
    """Radar cross-section (m²) that NASA's model gives a diameter (m): the inverse of the above.

    Raises InputError for a diameter or wavelength that is not above 0.
    """
    ratio = _positive(diameter_m, "diameter", "m") / _wavelength(wavelength_m)
    between = np.exp(np.interp(np.log(ratio), np.log(_DIAMETER_RATIO), np.log(_SECTION_RATIO)))
    section = np.where(ratio > _DIAMETER_RATIO[-1], np.pi * ratio**2 / 4, between)
    section = np.where(ratio < _DIAMETER_RATIO[0], _RAYLEIGH * ratio**6, section)
    return section * wavelength_m**2


def wavelength_m(frequency_mhz: float) -> float:
    """Wavelength (m) of a radar's frequency (MHz). Raises InputError unless it is above 0."""
    if not frequency_mhz > 0:
        raise InputError(f"frequency {frequency_mhz} MHz: it must be above 0")
    return 299.792458 / frequency_mhz


def _positive(values, what: str, unit: str) -> np.ndarray:
    array = np.asarray(values, dtype=float)
    if not (array > 0).all():
        raise InputError(f"{what} {array[~(array > 0)].flat[0]:g} {unit}: it must be above 0")
    return array


def _wavelength(value: float) -> float:
    if not value > 0:
        raise InputError(f"wavelength {value} m: it must be above 0")
    return value
