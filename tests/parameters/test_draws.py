"""What a model allows, its study can compute: seeded draws over the notebooks that cost little."""

import random

import pytest

from analysis.studies import study_of
from tests.parameters.draws import drawn

CHEAP = ("budget_programmes", "budget_trends", "communications", "debris_population", "timeline")


@pytest.mark.filterwarnings("ignore::analysis.orbits.ages.ElementAgeWarning")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", CHEAP)
def test_an_allowed_set_of_parameters_is_computed_to_its_end(name, seed):
    study = study_of(name)
    parameters = drawn(study.model, random.Random(seed))
    assert study(parameters).findings().values, parameters.overrides()
