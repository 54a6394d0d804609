import warnings

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import ages, data


@pytest.fixture(scope="module")
def igs() -> pd.DataFrame:
    return data.elements("IGS")


def test_ages_count_from_each_epoch():
    qzss = ages.with_ages(data.elements("QZSS"), "2026-07-24")
    assert qzss["age_days"].between(0, 1).all()


def test_age_is_a_distance_and_that_of_the_farther_end():
    qzss = data.elements("QZSS")
    before = ages.with_ages(qzss, "2026-07-13")["age_days"]
    assert before.between(10, 11).all()
    window = ages.with_ages(qzss, ["2026-07-24", "2026-08-03"])["age_days"]
    assert window.between(10, 11).all()


def test_fresh_sets_pass_in_silence():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        screened = ages.screen(data.elements("QZSS"), "2026-07-24")
    assert len(screened) == 5


def test_old_sets_are_named_in_a_warning():
    with pytest.warns(ages.ElementAgeWarning, match=r"older than 0.5 days: QZS.* d\)"):
        ages.screen(data.elements("QZSS"), "2026-07-24", warn_days=0.5)


def test_too_old_sets_are_named_in_an_error(igs):
    with pytest.raises(InputError, match=r"IGS 5A \(156.8 d\), IGS 6 .*IGS 8A") as told:
        ages.screen(igs, "2026-07-24")
    assert "IGS Opt 7" not in str(told.value)


def test_a_long_list_of_old_sets_is_cut_short():
    with pytest.raises(InputError, match="and 27 more"):
        ages.screen(data.elements("Galileo"), "2027-07-24")


def test_split_loses_nothing(igs):
    fresh, stale = ages.split(igs, "2026-07-24")
    assert set(stale["OBJECT_NAME"]) == {"IGS 5A", "IGS 6", "IGS 8A"}
    assert len(fresh) + len(stale) == len(igs)


@pytest.mark.parametrize(("warn", "error"), [(5, 2), (-1, 2), (float("nan"), 2)])
def test_thresholds_in_the_wrong_order_are_told(igs, warn, error):
    with pytest.raises(InputError, match="0 <= warn <= error"):
        ages.screen(igs, "2026-07-24", warn, error)


def test_an_element_set_does_not_differ_from_itself():
    alos = data.elements("ALOS")
    assert (ages.error_of_age_km(alos, alos)["distance_km"] == 0).all()
    with pytest.raises(InputError, match="in both"):
        ages.error_of_age_km(data.elements("GPS"), alos)
