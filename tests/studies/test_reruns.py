"""With other parameters no sentence still tells the published result."""

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
    execute(name, other.parameters, tmp_path / "run")
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
        assert f"Data, {rows:,} rows" in told.alt
