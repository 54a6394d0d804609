"""The NASA standard breakup model held against the paper's coefficients.

breakup_model.csv holds the area-to-mass distribution of Johnson, Krisko, Liou and Anz-Meador,
NASA's new breakup model of EVOLVE 4.0, Advances in Space Research 28 (2001) 1377-1384, as the paper
writes it: a value up to one lambda (log10 of the length in metres), a slope from there, a value
from another lambda on. The numbers of the laws below are from the same paper. Only what the module
draws is judged, never how it holds its numbers.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kstest, norm

from analysis.debris import breakup

TABLE = pd.read_csv(Path(__file__).with_name("breakup_model.csv")).set_index(["parent", "quantity"])
DRAWN = 200_000
# Of a true distribution one draw in a million lies further off: sqrt(ln(2e6) / (2 N)).
FURTHEST = np.sqrt(np.log(2e6) / (2 * DRAWN))
# The paper's slopes are rounded; its curves have steps of 0.0002 at the ends of some ramps.
ROUNDING = 0.001

LENGTHS_M = [0.00025, 0.001, 0.01, 0.02, 0.03, 0.05, 0.07]
LARGE_M = [0.12, 0.15, 0.22, 0.3, 0.4, 0.6, 0.9, 1.1, 2.0, 5.0]


def of_paper(parent: str, quantity: str, length_m: float) -> float:
    row, lam = TABLE.loc[parent, quantity], np.log10(length_m)
    if lam <= row["low_lambda"]:
        return row["low_value"]
    if lam >= row["high_lambda"]:
        return row["high_value"]
    return row["low_value"] + row["slope"] * (lam - row["low_lambda"])


def small(chi, length_m: float):
    mean, sigma = (of_paper("small", q, length_m) for q in ("mu", "sigma"))
    return norm.cdf(chi, mean, sigma)


def large(chi, length_m: float, parent: str):
    alpha, mu1, sigma1, mu2, sigma2 = (
        of_paper(parent, q, length_m) for q in ("alpha", "mu1", "sigma1", "mu2", "sigma2")
    )
    return alpha * norm.cdf(chi, mu1, sigma1) + (1 - alpha) * norm.cdf(chi, mu2, sigma2)


def distance(length_m: float, parent: str, distribution) -> float:
    """The largest difference between what is drawn and a distribution (Kolmogorov, Smirnov)."""
    random = np.random.default_rng(11)
    drawn = breakup.log_area_to_mass(np.full(DRAWN, length_m), parent, random)
    return kstest(drawn, distribution).statistic


@pytest.mark.parametrize("parent", ["spacecraft", "rocket_body"])
@pytest.mark.parametrize("length_m", LENGTHS_M)
def test_area_to_mass_of_small_fragments(length_m, parent):
    assert distance(length_m, parent, lambda chi: small(chi, length_m)) < FURTHEST + ROUNDING


@pytest.mark.parametrize("parent", ["spacecraft", "rocket_body"])
@pytest.mark.parametrize("length_m", LARGE_M)
def test_area_to_mass_of_large_fragments(length_m, parent):
    assert distance(length_m, parent, lambda chi: large(chi, length_m, parent)) < (
        FURTHEST + ROUNDING
    )


@pytest.mark.parametrize("parent", ["spacecraft", "rocket_body"])
def test_between_8_and_11_cm_a_linear_bridge(parent):
    # A third of the way from 8 to 11 cm, one fragment in three is of the large kind.
    def bridge(chi):
        return large(chi, 0.09, parent) / 3 + small(chi, 0.09) * 2 / 3

    assert distance(0.09, parent, bridge) < FURTHEST + ROUNDING


@pytest.mark.parametrize(
    ("kind", "slope", "offset"), [("collision", 0.9, 2.9), ("explosion", 0.2, 1.85)]
)
def test_speeds(kind, slope, offset):
    # log10 of the speed in m/s is normal about slope * chi + offset with sigma 0.4.
    random = np.random.default_rng(12)
    cloud = breakup.sample(DRAWN, kind, "spacecraft", 0.01, 1.0, random)
    mean = slope * np.log10(cloud.area_to_mass_m2_kg) + offset
    around = (np.log10(cloud.delta_v_m_s) - mean) / 0.4
    assert kstest(around, "norm").statistic < FURTHEST


@pytest.mark.parametrize(("kind", "exponent"), [("collision", 1.71), ("explosion", 1.6)])
def test_lengths(kind, exponent):
    random = np.random.default_rng(13)
    length = breakup.sample(DRAWN, kind, "spacecraft", 0.1, 1.0, random).length_m
    from_01_to_1 = 1 - 10**-exponent  # of all above 10 cm, the share below 1 m

    def share(limit_m):
        return (1 - (np.asarray(limit_m) / 0.1) ** -exponent) / from_01_to_1

    assert kstest(length, share).statistic < FURTHEST


def test_counts():
    # 0.1 M^0.75 L^-1.71 and 6 S L^-1.6. 1,000 kg at 1 m and 16 kg at 10 m by hand:
    # 0.1 x 177.8279 = 17.78279; 0.1 x 8 x 10^-1.71 = 0.8 x 0.01949845 = 0.01559876.
    assert breakup.collision_count(1000, 1) == pytest.approx(17.78279, rel=1e-6)
    assert breakup.collision_count(16, 10) == pytest.approx(0.01559876, rel=1e-6)
    # 6 x 0.1^-1.6 = 6 x 39.81072.
    assert breakup.explosion_count(0.1) == pytest.approx(238.8643, rel=1e-6)
    # Other codes' counts of the same two events: 560 + 950 kg above 5 cm, and one explosion.
    assert breakup.collision_count(560 + 950, 0.05) == pytest.approx(4064, abs=1)
    assert breakup.explosion_count(0.05) == pytest.approx(724, abs=1)


def test_cross_sections():
    # 0.540424 L^2 below 1.67 mm: 1 mm gives 5.40424e-7 m2; 0.556945 L^2.0047077 above:
    # 1 m gives 0.556945 m2, 0.1 m gives 0.00556945 x 10^-0.0047077 = 0.005509403 m2.
    found = breakup.cross_section_m2(np.array([0.001, 1.0, 0.1]))
    assert found == pytest.approx([5.40424e-7, 0.556945, 0.005509403], rel=1e-6)
    below, above = breakup.cross_section_m2(np.array([0.00166, 0.00168]))
    assert below == pytest.approx(0.540424 * 0.00166**2, rel=1e-9)
    assert above == pytest.approx(0.556945 * 0.00168**2.0047077, rel=1e-9)
