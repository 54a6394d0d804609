"""With other parameters no sentence still tells the published result."""

import copy
import string

import pytest

from analysis import studies
from analysis.evidence import record, texts
from analysis.runner.execution import execute

# Parameters that move findings, and that are cheap to compute with.
OTHER = {
    "budget_trends": {"first_fiscal_year": 1995, "confidence_level": 0.8, "horizon": 2031},
    "communications": {
        "mask_angle_deg": 25.0,
        "high_mask_angle_deg": 45.0,
        "kirameki_2_shift_deg": -30.0,
        "over_japan_deg": 1.0,
        "map_step_deg": 10.0,
    },
    "debris_clouds": {
        "cloud": "iridium-33",
        "judged_from": "2015-03-24",
        "judged_until": "2018-06-01",
        "samples": 4,
        "paper_date": "2008-01-01",
        "tolerance": 0.005,
    },
    "debris_environment": {
        "area_m2": 0.01,
        "test_altitude_km": 350.0,
        "test_mass_kg": 500.0,
        "removals_per_year": 25.5,
        "compliance_usual": 0.5,
        "material_increase": 0.2,
        "last_year": 2040,
        "samples": 5,
        "shell_width_km": 100,
        "step_years": 0.5,
    },
    "debris_population": {
        "paper_date": "1995-07-01",
        "owners_date": "2009-05-31",
        "tolerance": 0.3,
    },
    "imaging_revisit": {
        "days": 2,
        "delay_days": 2,
        "grid_points": 60,
        "map_step_deg": 5.0,
        "places": ("beijing",),
        "tilt_limit_deg": 30.0,
        "widest_tilt_deg": 40.0,
        "plausible_aperture_m": 0.5,
        "notable_wait_ratio": 10.0,
    },
    "maritime_awareness": {
        "days": 3,
        "look_side": "right",
        "ais_radius_km": 600.0,
        "beams": 2.0,
        "clear_sky_probability": 0.6,
        "area_step_deg": 1.0,
        "map_step_deg": 3.0,
        "watch_h": 300.0,
        "worthwhile_cut": 0.05,
    },
    "missile_warning": {
        "altitudes_km": (800.0, 1500.0),
        "tracking_altitudes_km": (250.0, 900.0),
        "tracking_satellites": (6, 20),
        "start_step_min": 240,
        "min_crossing_deg": 30.0,
        "glide_altitude_km": 70.0,
        "compared_range_km": 900.0,
        "host_days": 7,
        "mask_angle_deg": 20.0,
        "quiet_year": 2008,
        "active_year": 2001,
        "largest_constellation": 10,
    },
    "positioning": {
        "step_s": 3600,
        "area_step_deg": 10.0,
        "map_step_deg": 10.0,
        "mask_angle_deg": 20.0,
        "qzss_satellites": 11,
        "city": "sydney",
        "wall_height_m": 35.0,
        "meridian_tolerance_deg": 5.0,
        "needed_share": 0.8,
    },
    "surveillance_network": {
        "day": "2026-06-21",
        "reference_elevation_deg": 30.0,
        "radar_mask_angle_deg": 40.0,
        "fps5_range_km": 150.0,
        "telescope_mask_angle_deg": 10.0,
        "telescope_limiting_magnitude": 15.0,
        "stretch_west_deg": 140.0,
        "status_day": "2024-01-01",
        "drift_deg_per_day": -3.0,
        "count_tolerance": 0.05,
        "loose_count_tolerance": 0.06,
    },
}


def fields(template: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]


@pytest.fixture(scope="module")
def pair():
    """The study at its defaults and with other parameters, each computed once."""
    made: dict = {}

    def both(name: str):
        if name not in made:
            study = studies.study_of(name)
            made[name] = study(), study(study.model.validated(OTHER[name]))
        return made[name]

    return both


@pytest.mark.parametrize("name", OTHER)
def test_a_sentence_follows_what_it_names(name, pair):
    published, other = pair(name)
    moved = 0
    for id, text in {**other.figures, **other.tables}.items():
        before = texts.sentences(text, published.text, id)
        after = texts.sentences(text, other.text, id)
        for part in before:
            names = fields(getattr(text, part))
            changed = [n for n in names if published.text(n) != other.text(n)]
            assert (before[part] != after[part]) == bool(changed), (id, part)
            moved += bool(changed)
    assert moved, "these parameters change no sentence: choose others"


@pytest.mark.parametrize("name", OTHER)
def test_a_finding_of_another_outcome_says_something_else(name, pair):
    published, other = (study.findings().verdicts for study in pair(name))
    turned = [claim for claim in other if other[claim].outcome != published[claim].outcome]
    for claim in turned:
        assert other[claim].finding != published[claim].finding, claim
    if name == "imaging_revisit":
        assert {"igs-resolution-gen3", "optical-needs-clear-sky"} <= set(turned)


@pytest.mark.parametrize("name", OTHER)
def test_a_run_with_other_parameters_records_their_sentences(name, pair, tmp_path):
    _, other = pair(name)
    execute(name, other.parameters, tmp_path, "run")
    found = other.findings()
    assert record.read(tmp_path / "run" / "values.json", record.Values) == found.values
    assert record.read(tmp_path / "run" / "verdicts.json", record.Verdicts) == found.verdicts
    for id, text in other.figures.items():
        folder = tmp_path / "run" / "figures" / id
        told = record.read(folder / "metadata.json", record.FigureRecord)
        said = texts.sentences(text, other.text, id)
        assert (told.title, told.answer, told.caption) == (
            said["title"], said["answer"], said["caption"],
        )  # fmt: skip
        assert told.alt.startswith(said["alt"])
        rows = (folder / "data.csv").read_text().count("\n") - 1
        assert f"Data, {rows:,} row" in told.alt


# Claim, values given instead of the computed ones, and the outcome and words that they call for.
TOLD_OTHERWISE = [
    ("imaging_revisit", "igs-ten-satellite-plan",
     {"images_per_day_8": 0.5, "needed_tilt_8": 55.0, "down_relay_60": 1.0, "relays_2024": 4},
     "supported", ["fall from", "rises from", "lowers the images"], ["rise from", "falls from"]),
    ("imaging_revisit", "igs-ten-satellite-plan", {"imagers_2024": 2}, "not supported",
     ["rise from", "falls from", "raises the images"], []),
    ("imaging_revisit", "optical-needs-clear-sky",
     {"wait_ratio": 1.0, "wait_optical_8": 5.0, "wait_cloud_8": 5.0}, "not supported",
     ["stays at 5.0"], ["grows"]),
    ("maritime_awareness", "mda-pooling",
     {"cut_ais_india": 0, "wait_ais_all_lane": 9.0, "wait_ais_both_lane": 9.0,
      "cut_camera": -1, "wait_radar_both_lane": 9.0, "wait_radar_camera_lane": 9.5},
     "not supported", ["leaves the mean wait", "lengthen the wait"], ["cut", "because"]),
    ("maritime_awareness", "alos4-fy2020",
     {"wait_ais_2_sea": 3.0, "wait_ais_both_sea": 3.0}, "partly",
     ["falls from", "stays at 3.0"], []),
    ("missile_warning", "hgv-shrinks-radar-horizon", {"warning_ratio": 120}, "not supported",
     ["120"], []),
    ("positioning", "qzss-substitutes-gps",
     {"street_time_gps": 50, "street_time_gps_qzss": 50, "cities_served": 0}, "not supported",
     ["leaves service between walls at"], ["lifts"]),
    ("positioning", "irnss-plus-qzss-coverage",
     {"east_alone_design": 60, "east_union_design": 50, "east_alone_now": 40,
      "east_union_now": 40}, "not supported",
     ["falls from", "stays at"], ["rises"]),
    ("debris_environment", "assets-fragile",
     {"material_share": 0, "impacts_1mm": 0.0, "belt_1mm": 0.0}, "not supported",
     ["small in low orbit and in the", "would make"], ["real", "right"]),
    ("debris_environment", "assets-fragile", {"material_share": 100}, "supported",
     ["real in low orbit", "weak structures make"], ["would"]),
    ("debris_clouds", "fy1c-2800-in-2017",
     {"fy1c_in_orbit_2017": 2000, "fy1c_in_sight_2017": 2800}, "partly",
     ["More could be seen", "second meaning"], ["Fewer"]),
    ("debris_population", "debris-500000",
     {"lowest_1cm": 700_000, "highest_1cm": 900_000, "lowest_1mm": 0.8}, "not supported",
     ["outside the range", "is too small"], ["far"]),
    ("debris_population", "debris-500000", {"lowest_1mm": 0.4}, "supported",
     ["holds too"], ["too small"]),
    ("surveillance_network", "motr-ssa",
     {"india_belt_gain": 0, "india_belt_gain_with_us": 0}, "partly", ["and also 0"], ["but"]),
    ("surveillance_network", "passes-200-to-10000",
     {"passes_new": 100, "passes_ratio": 0.1, "tracked_new": 90}, "not supported",
     ["alone gives 0"], ["a rise"]),
    ("budget_trends", "one-percent-ceiling", {"defence_share_last": 0.5}, "overtaken by events",
     ["come down to 0.50"], ["reached"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "claim", "given", "outcome", "said", "unsaid"), TOLD_OTHERWISE)
def test_a_finding_follows_the_numbers(name, claim, given, outcome, said, unsaid, pair):
    study = copy.copy(pair(name)[0])
    computed = study.value

    def value(key: str) -> record.Value:
        found = computed(key)
        if key not in given:
            return found
        return record.Value.of(given[key], found.unit, found.digits, found.description)

    study.value = value
    told = study.verdict(claim)
    assert told.outcome == outcome
    for phrase in said:
        assert phrase in told.finding
    for phrase in unsaid:
        assert phrase not in told.finding


def with_frame(study, name: str, frame):
    """The study with another frame in place of the one that it computed."""
    other = copy.copy(study)
    other.__dict__[name] = frame
    return other


@pytest.mark.parametrize(
    ("kept", "outcome", "told"),
    [
        (["Optical-4"], "not supported", "; the other, Optical-4 of 2011, was in orbit"),
        ([], "not supported", "from 2015 on."),
        (["Optical-3", "Optical-4"], "not supported", "; the others, Optical-3 of 2009 and Opt"),
    ],
)
def test_the_finding_on_the_fleet_names_the_older_cameras(kept, outcome, told, pair):
    study, _ = pair("imaging_revisit")
    history = study.history
    old = history["sensor"].eq("optical") & (history["launched_on"] < "2015-01-01")
    other = with_frame(study, "in_orbit_2020", history[old & history["name"].isin(kept)])
    other.__dict__.pop("history_values", None)
    verdict = other.verdict("igs-fleet-2020")
    assert (verdict.outcome, told in verdict.finding) == (outcome, True), verdict.finding


@pytest.mark.parametrize(
    ("missing", "outcome", "said"),
    [
        ([], "overtaken by events", "The sensor flew on ALOS-3 and was lost with it in"),
        (["infrared-on-alos3"], "not supported", "No source has the sensor on ALOS-3, which was"),
    ],
)
def test_the_finding_on_the_infrared_sensor_tells_what_is_on_record(missing, outcome, said, pair):
    study, _ = pair("missile_warning")
    verdict = with_frame(study, "statements", study.statements.drop(missing)).verdict(
        "ir-sensor-on-alos3"
    )
    assert verdict.outcome == outcome
    assert verdict.finding.startswith(said)


@pytest.mark.parametrize(
    ("same", "others", "outcome", "fighters", "missiles"),
    [
        (2, 0, "supported", "A second source has 39.0", "Other sources have the"),
        (0, 2, "partly", "A second source has another amount, 39.0", "Other sources do not have"),
        (0, 0, "cannot be tested", "No second source", "No second source"),
    ],
)
def test_the_findings_on_budget_items_tell_their_standing(
    same, others, outcome, fighters, missiles
):
    study = studies.study_of("budget_programmes")()
    items = ["f15-2020", "glide-projectile-2020", "hypersonic-missile-2020"]
    standing = study.standing.copy()
    standing.loc[items, ["same", "others"]] = [same, others]
    other = with_frame(study, "standing", standing)
    for claim, begins in (("f15-fy2020", fighters), ("hypersonic-fy2020", missiles)):
        verdict = other.verdict(claim)
        assert verdict.outcome == outcome
        assert verdict.finding.startswith(begins)


def test_a_shifted_slot_is_not_told_as_the_stated_one():
    study = studies.study_of("communications")
    moved = study(study.model.validated({"kirameki_2_shift_deg": 20.0}))
    finding = moved.verdict("kirameki-slots").finding
    assert "112.96" in finding
    assert "(stated in 2020, shifted by 20" in finding
    assert "(stated in 2020)" in study().verdict("kirameki-slots").finding
