"""The frame of studies: computed when asked for, refused in one line."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, Outcome, rule
from analysis.evidence.record import Value
from analysis.parameters.base import NotebookParameters, parameter
from analysis.studies.base import Study, key_of, quantities, section, value, values, verdict, words


class Parameters(NotebookParameters):
    """Is it so?"""

    mask_angle_deg: float = parameter(5.0, unit="deg", ge=0, lt=90, description="mask")


class Others(NotebookParameters):
    """Is it another?"""


@rule(SUPPORTED, NOT_SUPPORTED)
def half_is_enough(share: float) -> str:
    return SUPPORTED if share >= 0.5 else NOT_SUPPORTED


@rule(SUPPORTED)
def it_is_written(share: float) -> str:
    return SUPPORTED


@rule(PARTLY)
def never_otherwise(share: float) -> str:
    return PARTLY


class Trial(Study[Parameters]):
    notebook = "trial"

    def __init__(self, parameters=None):
        super().__init__(parameters)
        self.computed: list[str] = []

    @section("place", "wait_h")
    def waits(self) -> pd.DataFrame:
        self.computed.append("waits")
        return pd.DataFrame({"place": ["a", "b"], "wait_h": [1.0, 3.0]})

    @section("place")
    def wrong(self) -> pd.DataFrame:
        return self.waits

    @values("wait_*")
    def mean_waits(self) -> dict[str, Value]:
        return quantities([("wait_mean", self.waits["wait_h"].mean(), "mean")], unit="h", digits=1)

    @value("share", unit="%", digits=0, of="share")
    def share(self) -> float:
        self.computed.append("share")
        return 60.0

    @values("none_found")
    def nothing(self) -> dict[str, Value]:
        return {}

    @words("place_names")
    def names(self) -> dict[str, str]:
        return {"place_names": "a and b"}

    @verdict("half-is-enough")
    def half_is_enough(self):
        return half_is_enough(share=0.6), "{place_names}: {share}, above {mask_angle_deg}."


@pytest.fixture
def study(toy_paths):
    return Trial()


def test_only_what_is_asked_for_is_computed(study):
    assert study.number("share") == 60
    assert study.computed == ["share"]
    study.findings()
    study.findings()
    assert study.computed == ["share", "waits"]


def test_a_sentence_names_values_parameters_and_words(study):
    judged = study.verdict("half-is-enough")
    assert judged.finding == "a and b: 60\xa0per cent, above 5\xa0degrees."
    assert judged.values == ("share",)
    assert Trial.claims() == ["half-is-enough"]
    assert Trial.sections()["waits"] == ("place", "wait_h")


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (lambda s: s.section("wiats"), "unknown section of study trial 'wiats': allowed are waits"),
        (
            lambda s: s.value("shore"),
            "unknown value of study trial 'shore': allowed are none_found, share, wait_*; did",
        ),
        (
            lambda s: s.value("wait_maen"),
            "unknown value of study trial 'wait_maen': allowed are wa",
        ),
        (lambda s: s.verdict("half"), "unknown claim judged by study trial 'half'"),
        (lambda s: s.text("share", "loud"), "unknown form of a field 'loud': allowed are nu"),
        (lambda s: s.value("none_found"), "unknown value of study trial 'none_found': allowed are"),
        (lambda s: s.wrong, "section wrong has the columns place, wait_h: written down are place"),
        (lambda s: Trial(Others()), f"study trial: got {__name__}.Others, allowed is {__name__}.P"),
        (lambda s: Trial({"share": 1}), "study trial: got builtins.dict, allowed is"),
    ],
)
def test_what_a_study_does_not_know_is_told_in_one_line(study, ask, line):
    with pytest.raises(InputError) as caught:
        ask(study)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_key_outside_its_groups_patterns_is_refused(toy_paths):
    class Stray(Study[Parameters]):
        notebook = "stray"

        @values("wait_*")
        def waits(self) -> dict[str, Value]:
            return quantities([("share", 1, "share")], digits=0)

    with pytest.raises(InputError, match="value key 'share' of waits: allowed are snake_case keys"):
        Stray().findings()


@pytest.mark.parametrize("missing", [None, float("nan"), np.float64("inf"), pd.NA, pd.NaT, "much"])
def test_a_value_is_a_finite_number(missing):
    with pytest.raises(InputError) as caught:
        Value.of(missing, "%", 1, "a share")
    assert str(caught.value) == f"'a share': a value must be a finite number, not {missing}"


def test_a_rule_refuses_missing_numbers_and_outcomes_that_it_does_not_declare():
    for missing in (None, float("nan"), np.float64("nan"), pd.NA, pd.NaT):
        with pytest.raises(InputError, match="rule half_is_enough: share is missing"):
            half_is_enough(share=missing)

    @rule(SUPPORTED)
    def liar() -> str:
        return PARTLY

    with pytest.raises(InputError, match="rule liar: 'partly' is not declared"):
        liar()


@pytest.mark.parametrize(
    ("claim", "found", "line"),
    [
        ("half-is-enough", "supported", "its outcome 'supported' is of no rule for it"),
        ("half-is-enough", it_is_written(share=1.0), "its outcome 'supported' is of no rule for"),
        ("half-is-enough", half_is_enough(share=1.0), None),
        ("it-is-written", it_is_written(share=1.0), None),
    ],
)
def test_an_outcome_comes_from_the_claims_own_rule(toy_paths, claim, found, line):
    class Typed(Study[Parameters]):
        notebook = "typed"

        @verdict(claim)
        def judged(self) -> tuple[Outcome, str]:
            return found, "So it is."

    if line is None:
        assert Typed().verdict(claim).outcome == "supported"
    else:
        with pytest.raises(InputError, match=line):
            Typed().verdict(claim)


def test_a_rule_of_one_outcome_is_refused_unless_a_document_settles_the_claim(toy_paths):
    never_otherwise.claims = ("half-is-enough",)

    class Fixed(Study[Parameters]):
        notebook = "fixed"

        @verdict("half-is-enough")
        def judged(self):
            return never_otherwise(share=1.0), "So it is."

    with pytest.raises(InputError, match="its rule can only give 'partly'"):
        Fixed().verdict("half-is-enough")


@pytest.mark.parametrize(
    ("name", "key"),
    [("QZS-1R", "qzs_1r"), ("GPS + QZSS 5", "gps_qzss_5"), ("South Sea", "south_sea")],
)
def test_a_name_becomes_a_part_of_a_key(name, key):
    assert key_of(name) == key


def test_a_member_may_not_hide_one_of_the_frame():
    for name in ("model", "parameters", "text", "_values"):
        with pytest.raises(TypeError, match=rf"Hiding\.{name}: the name is the frame's own"):
            type("Hiding", (Trial,), {name: section("place")(lambda _: pd.DataFrame())})
