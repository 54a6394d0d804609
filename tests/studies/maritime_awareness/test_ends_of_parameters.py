"""At the ends of what its parameters allow, the study still has something to compute."""

import pytest

from analysis.parameters.fields import content
from analysis.parameters.maritime_awareness import Parameters
from analysis.studies.maritime_awareness import MaritimeAwareness

COARSE = {"days": 2, "area_step_deg": 2.0, "map_step_deg": 5.0}
FIELDS = Parameters.model_fields


@pytest.mark.parametrize("end", ["lower", "upper"])
def test_the_widest_swath_lies_between_nadir_and_the_limb(end):
    angle = getattr(content(FIELDS["centre_incidence_deg"]), end).value
    study = MaritimeAwareness(Parameters(centre_incidence_deg=angle, **COARSE))
    assert study.growth["share"].max() > 0


def test_the_shortest_reach_of_a_receiver_still_passes_over_the_sea():
    least = content(FIELDS["ais_radius_km"]).lower
    assert not least.excluded, "as small as one likes: no ship is ever heard"
    study = MaritimeAwareness(Parameters(ais_radius_km=least.value, **COARSE))
    assert study.heard_s > 0
    assert study.number("half_heard_one") > 0


def test_what_is_split_has_parts():
    """With one part both receivers were the same, and the answer told of '1 parts'."""
    assert content(FIELDS["beams"]).lower.value == 2
