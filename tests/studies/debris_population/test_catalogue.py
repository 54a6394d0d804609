"""Frames of the study of what is in orbit."""

from datetime import date

import pandas as pd
import pytest

from analysis.debris import data
from analysis.debris.counts import counts_on
from analysis.errors import InputError
from analysis.parameters.debris_population import Parameters
from analysis.studies.debris_population import DebrisPopulation, catalogue


def test_parts_of_the_catalogue_add_up():
    then = counts_on(data.catalogue_counts(), date(2020, 7, 1))
    parts = catalogue.parts_of_the_catalogue(then, 20_000).set_index("counted_by")["objects"]
    assert parts["catalogue"].sum() == then["all"]
    assert parts["paper: debris"] == 20_000


def test_densities_of_an_unknown_day_are_refused():
    with pytest.raises(InputError, match="no shell densities"):
        catalogue.density_profiles(data.shell_density(), [pd.Timestamp("2006-11-18")])


def test_owners_and_sizes_count_the_same_objects():
    people = data.population()
    when = pd.Timestamp("2017-04-01")
    day = people[people["date"] == when]
    assert catalogue.cross_sections(people, when)["objects"].sum() == day["objects"].sum()
    classed = day[day["object_class"] != "unknown"]
    assert catalogue.owned_on(people, when)["objects"].sum() == classed["objects"].sum()


@pytest.mark.parametrize(
    ("given", "outcome", "says"),
    [
        ({"paper_date": "2020-07-01"}, "partly", "the first, not the second"),
        (
            {"paper_date": "2020-07-01", "tolerance": 0.4},
            "supported",
            "the first as well as the second",
        ),
        ({"paper_date": "1990-07-01"}, "not supported", "is none of these"),
    ],
)
def test_the_finding_reads_as_its_own_run_came_out(given, outcome, says):
    study = DebrisPopulation(Parameters(**given))
    verdict = study.verdict("debris-20000")
    assert verdict.outcome == outcome
    assert says in verdict.finding
