"""Every field of every model has two bounds, and every list a length."""

from datetime import date

import numpy as np
import pytest

from analysis.coverage import data as coverage
from analysis.errors import InputError
from analysis.orbits import ages
from analysis.orbits import data as orbits
from analysis.parameters import imaging_revisit
from analysis.parameters.fields import content
from analysis.paths import notebooks
from analysis.runner.registry import parameter_model
from analysis.studies import study_of
from analysis.studies.maritime_awareness.kit import SATELLITES
from analysis.studies.positioning.satellites import SYSTEMS

FIELDS = [(n, name) for n in notebooks() for name in parameter_model(n).model_fields]


@pytest.mark.parametrize(("notebook", "name"), FIELDS)
def test_a_field_has_a_type_that_can_be_told_and_both_bounds(notebook, name):
    what = content(parameter_model(notebook).model_fields[name])
    assert what.type in (int, float, str, bool, date)
    assert what.type is not str or what.choices, "a text could be anything: name the choices"
    if what.many:
        assert 1 <= what.fewest <= what.most <= 20
    if what.type is bool or what.choices:
        return
    assert what.lower is not None, "no lower bound"
    assert what.upper is not None, "no upper bound"
    assert what.lower.value < what.upper.value
    if what.type is not date:
        assert max(abs(what.lower.value), abs(what.upper.value)) <= 2**31


def _kirameki(day):
    return coverage.elements_of(["Kirameki-1", "Kirameki-3"]), str(day)


def _navigation(day):
    study = study_of("positioning")
    times = study(study.model(day=day, step_s=3600)).times
    return orbits.elements(list(SYSTEMS), operational_only=True), times[[0, -1]]


def _sea_watch(day):
    return coverage.elements_of(SATELLITES), str(day)


@pytest.mark.parametrize(
    ("notebook", "name", "at"),
    [
        ("communications", "day", _kirameki),
        ("positioning", "day", _navigation),
        ("maritime_awareness", "first_day", _sea_watch),
    ],
)
@pytest.mark.filterwarnings("ignore::analysis.orbits.ages.ElementAgeWarning")
def test_the_days_allowed_are_those_for_which_the_element_sets_are_young_enough(notebook, name, at):
    what = content(parameter_model(notebook).model_fields[name])
    for day in (what.lower.value, what.upper.value):
        ages.screen(*at(day))
    length = (what.upper.value - what.lower.value).days
    elements, when = at(what.lower.value)
    for moved in (-1, length + 1):
        beside = np.asarray(when, "datetime64[ns]") + np.timedelta64(moved, "D")
        with pytest.raises(InputError, match="older than 30 days"):
            ages.screen(elements, beside)


def test_the_epochs_that_bound_the_imaging_window_are_those_of_the_sets_it_needs():
    study = study_of("imaging_revisit")()
    names = study.elements["OBJECT_NAME"]
    needed = study.elements[names.isin(study.kinds) & ~names.isin(study.planned.names)]
    ends = needed["EPOCH"].min(), needed["EPOCH"].max()
    assert ends == (imaging_revisit.OLDEST_EPOCH, imaging_revisit.NEWEST_EPOCH)
