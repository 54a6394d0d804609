import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.budget import growth
from analysis.errors import InputError

YEARS = np.arange(2005, 2021)


def test_exact_growth_is_found_through_a_gap():
    values = pd.Series(100 * 1.03 ** (YEARS - 2005), index=YEARS).drop([2010, 2011])
    found = growth.log_linear(values)
    assert found.percent_per_year == pytest.approx(3)
    assert (found.first_year, found.last_year, found.points) == (2005, 2020, 14)


# Student's t, two-sided, 14 degrees of freedom, as printed in tables (NIST handbook, 1.3.6.7.2).
T_14 = {0.80: 1.345, 0.90: 1.761, 0.95: 2.145, 0.99: 2.977}


@pytest.mark.parametrize("level", T_14)
def test_the_interval_is_students(level):
    """Sixteen years that leave the trend by turns: slope and error by the textbook's sums.

    Logs 0.02 x + d, x = -7.5 to 7.5, d = 0.05 in the years of +, -0.05 in those of -, in the order
    + - - + + - - + + - - + + - - +, which has no slope of its own. Sum of x^2 = 16 (16^2 - 1) / 12
    = 340; of d^2 = 16 x 0.0025 = 0.04. Error of the slope: sqrt(0.04 / 14 / 340) = 0.002898855.
    """
    away = 0.05 * np.tile([1, -1, -1, 1], 4)
    found = growth.log_linear(
        pd.Series(np.exp(0.02 * (YEARS - 2012.5) + away), index=YEARS), confidence_level=level
    )
    assert found.percent_per_year == pytest.approx(100 * np.expm1(0.02))
    for bound, sign in ((found.low, -1), (found.high, 1)):
        slope = 0.02 + sign * T_14[level] * 0.002898855
        assert bound == pytest.approx(100 * np.expm1(slope), rel=3e-4)


def test_a_known_break_is_found():
    logs = np.where(YEARS < 2014, 0.01 * (YEARS - 2005), 0.09 + 0.1 * (YEARS - 2013))
    noise = np.random.default_rng(3).normal(0, 0.01, len(YEARS))
    found = growth.break_points(pd.Series(np.exp(logs + noise), index=YEARS), trials=199)
    assert len(found.years) == 1
    assert found.years[0] in (2013, 2014)
    assert found.p_value < 0.02


def test_noise_has_as_many_false_breaks_as_the_p_value_says():
    # One series in ten, within 3.5 standard errors of 400 series and of the 999 simulated ones.
    random = np.random.default_rng(5)
    p_values = [
        growth.break_points(
            pd.Series(np.exp(random.normal(0, 0.02, 12)), index=range(12)), max_breaks=1
        ).p_value
        for _ in range(400)
    ]
    assert np.mean(np.array(p_values) <= 0.1) == pytest.approx(0.1, abs=0.06)


# The Nile at Aswan, 1871 to 1970, 1e8 m3 a year: the series of Cobb (1978), as R ships it.
NILE = pd.Series(
    [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960,
        1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694,
        940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764,
        821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822,
        1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918,
        986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ],
    index=range(1871, 1971),
    dtype=float,
)  # fmt: skip


def test_the_nile_breaks_after_1898():
    """Zeileis et al., Testing and dating of structural changes in practice, CSDA 44 (2003) 109.

    They find one break, 1898, the last year of the first stretch, by BIC, in segments of at least
    15 years. They fit a level to each segment; a trend finds the same.
    """
    found = growth.break_points(NILE, max_breaks=3, least_points=15, trials=199)
    assert found.years == (1899,)
    assert found.p_value < 0.01


def test_bic_counts_as_the_published_example_does():
    """The table that strucchange 1.5 prints for the Nile, one coefficient (a level) a segment.

    Its BIC has the likelihood's constants, the same for any number of breaks, and is printed whole.
    """
    squared_sum = [2835157, 1597457, 1552924, 1538097, 1507888, 1659994]
    published = np.array([1318, 1270, 1276, 1285, 1292, 1311])
    ours = np.array([growth.bic(rss, 100, m, coefficients=1) for m, rss in enumerate(squared_sum)])
    assert ours - ours[0] == pytest.approx(published - published[0], abs=1)
    # A trend has one coefficient more for each stretch: ln 100 = 4.60517 for the first.
    assert growth.bic(1.0, 100, 0) - growth.bic(1.0, 100, 0, coefficients=1) == pytest.approx(
        4.60517
    )


def test_candidates_have_the_bic_of_a_regression_on_each_stretch():
    """statsmodels' own BIC of the stretches together, and one ln N for each break's place."""
    found = growth.break_points(NILE, max_breaks=2, least_points=15, trials=9).candidates
    assert found["breaks"].tolist() == [0, 1, 2]
    theirs = []
    for breaks, years in zip(found["breaks"], found["years"], strict=True):
        stretch = np.searchsorted(years, NILE.index, side="right")
        parts = [(stretch == s)[:, None] * sm.add_constant(NILE.index) for s in range(breaks + 1)]
        fit = sm.OLS(np.log(NILE.to_numpy()), np.hstack(parts)).fit()
        theirs.append(fit.bic + breaks * np.log(len(NILE)))
    assert found["delta_bic"].to_numpy() == pytest.approx(np.array(theirs) - min(theirs), abs=1e-6)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: growth.log_linear(pd.Series({2019: 1.0, 2020: 2.0})), "at least 3 years"),
        (
            lambda: growth.log_linear(pd.Series({2018: 1.0, 2019: 0.0, 2020: 2.0})),
            "FY2019 has none",
        ),
        (lambda: growth.break_points(pd.Series(1.0, index=range(5))), "at least 6 years"),
    ],
)
def test_too_little_to_go_on(call, message):
    with pytest.raises(InputError, match=message):
        call()


def test_the_trend_follows_each_stretch():
    values = pd.Series({2018: 1.0, 2019: 2.0, 2020: 4.0, 2021: 1.0, 2022: 1.0})
    found = growth.fitted(values, (2021,))
    np.testing.assert_allclose(found["trend"], values)
    assert found["stretch"].tolist() == [0, 0, 0, 1, 1]
    with pytest.raises(InputError, match="the stretch of FY2022 has one point"):
        growth.fitted(values, (2022,))
