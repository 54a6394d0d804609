"""The NASA standard breakup model: how many fragments, how large, how heavy, how fast.

Johnson, Krisko, Liou and Anz-Meador, NASA's new breakup model of EVOLVE 4.0, Advances in Space
Research 28 (2001); mass of a non-catastrophic collision as corrected in NASA Orbital Debris
Quarterly News 15-4 (2011). The two normal distributions of area-to-mass are components of a
mixture: each fragment belongs to one of them. Many codes draw both and add them by weight, which
keeps the mean and narrows the spread; that is here as `weighted_sum`, for comparison only.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.errors import InputError, known

CATASTROPHIC_J_G = 40.0

Parent = Literal["spacecraft", "rocket_body"]

DELTA_V = {"collision": (0.9, 2.9), "explosion": (0.2, 1.85)}
"""Slope and offset of the mean of log10 speed in m/s over log10 area-to-mass."""

DELTA_V_SIGMA = 0.4


@dataclass(frozen=True)
class Fragments:
    """A sampled cloud of N fragments; every field is (N,).

    length_m: characteristic length. area_to_mass_m2_kg, area_m2, mass_kg.
    delta_v_m_s: speed relative to the parent, isotropic in direction.
    """

    length_m: np.ndarray
    area_to_mass_m2_kg: np.ndarray
    area_m2: np.ndarray
    mass_kg: np.ndarray
    delta_v_m_s: np.ndarray


def collision_count(mass_kg: float, larger_than_m: float) -> float:
    """Expected fragments larger than a length: 0.1 M^0.75 L^-1.71."""
    _positive(mass_kg=mass_kg, larger_than_m=larger_than_m)
    return 0.1 * mass_kg**0.75 * larger_than_m**-1.71


def explosion_count(larger_than_m: float, scale: float = 1.0) -> float:
    """Expected fragments larger than a length: 6 S L^-1.6, S about 1 for upper stages."""
    _positive(larger_than_m=larger_than_m, scale=scale)
    return 6 * scale * larger_than_m**-1.6


def sample(
    count: int,
    kind: Literal["collision", "explosion"],
    parent: Parent,
    smallest_m: float,
    largest_m: float,
    random: np.random.Generator,
    weighted_sum: bool = False,
) -> Fragments:
    """Draw `count` fragments between two lengths.

    Lengths follow the power law of the kind, cut at `largest_m`. See `area_to_mass` for the rest.
    Raises InputError for a negative count or lengths out of order.
    """
    known(kind, DELTA_V, "kind of breakup")
    if count < 0:
        raise InputError(f"{count} fragments: must be 0 or more")
    if not 0 < smallest_m < largest_m:
        raise InputError(
            f"fragments from {smallest_m} to {largest_m} m: sizes must increase from 0"
        )
    exponent = -1.71 if kind == "collision" else -1.6
    low, high = smallest_m**exponent, largest_m**exponent
    length = (low - random.random(count) * (low - high)) ** (1 / exponent)
    chi = log_area_to_mass(length, parent, random, weighted_sum)
    ratio = 10**chi
    area = cross_section_m2(length)
    slope, offset = DELTA_V[kind]
    speed = 10 ** (slope * chi + offset + DELTA_V_SIGMA * random.standard_normal(count))
    return Fragments(length, ratio, area, area / ratio, speed)


def cross_section_m2(length_m: np.ndarray) -> np.ndarray:
    """Mean cross-section of fragments by length, (N,)."""
    length = np.asarray(length_m, dtype=float)
    return np.where(length < 0.00167, 0.540424 * length**2, 0.556945 * length**2.0047077)


def log_area_to_mass(
    length_m: np.ndarray,
    parent: Parent,
    random: np.random.Generator,
    weighted_sum: bool = False,
) -> np.ndarray:
    """log10 of area-to-mass in m2/kg, (N,), for fragments of given lengths.

    Above 11 cm the parent's two-component mixture, below 8 cm the one small-fragment normal, and
    between them either, with a chance linear in length.
    """
    known(parent, _LARGE, "kind of parent")
    length = np.asarray(length_m, dtype=float)
    lam = np.log10(length)
    count = length.size
    mean, sigma = _small(lam)
    chi = random.standard_normal(count)
    chosen = random.random(count)
    large = np.flatnonzero(chosen * 0.03 < length - 0.08)
    chi *= sigma
    chi += mean
    weight, mean1, sigma1, mean2, sigma2 = _LARGE[parent](lam[large])
    if weighted_sum:
        one = mean1 + sigma1 * random.standard_normal(large.size)
        other = mean2 + sigma2 * random.standard_normal(large.size)
        chi[large] = weight * one + (1 - weight) * other
    else:
        first = random.random(large.size) < weight
        chi[large] = np.where(first, mean1, mean2) + np.where(
            first, sigma1, sigma2
        ) * random.standard_normal(large.size)
    return chi


def _ramp(lam: np.ndarray, *knots: tuple[float, float]) -> np.ndarray:
    """Linear between (lambda, value) knots, constant beyond."""
    x, y = zip(*knots, strict=True)
    return np.interp(lam, x, y)


def _spacecraft(lam: np.ndarray) -> tuple[np.ndarray, ...]:
    weight = np.where(lam <= -1.95, 0.0, np.clip(0.3 + 0.4 * (lam + 1.2), 0.0, 1.0))
    return (
        weight,
        _ramp(lam, (-1.1, -0.6), (0.0, -0.95)),
        _ramp(lam, (-1.3, 0.1), (-0.3, 0.3)),
        _ramp(lam, (-0.7, -1.2), (-0.1, -2.0)),
        _ramp(lam, (-0.5, 0.5), (-0.3, 0.3)),
    )


def _rocket_body(lam: np.ndarray) -> tuple[np.ndarray, ...]:
    return (
        _ramp(lam, (-1.4, 1.0), (0.0, 0.5)),
        _ramp(lam, (-0.5, -0.45), (0.0, -0.9)),
        np.full(lam.shape, 0.55),
        np.full(lam.shape, -0.9),
        _ramp(lam, (-1.0, 0.28), (0.1, 0.1)),
    )


_LARGE = {"spacecraft": _spacecraft, "rocket_body": _rocket_body}


def _small(lam: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = _ramp(lam, (-1.75, -0.3), (-1.25, -1.0))
    return mean, np.where(lam <= -3.5, 0.2, 0.2 + 0.1333 * (lam + 3.5))


def _positive(**given: float) -> None:
    for name, value in given.items():
        if not (np.isfinite(value) and value > 0):
            raise InputError(f"{name} = {value}: must be above 0")
