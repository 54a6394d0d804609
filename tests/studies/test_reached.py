"""Each outcome that a rule declares is reached through its study.

By parameters that are allowed where those decide; else by other values, as other elements or
another catalogue would give them, or by other records, edited in the tables.
"""

import copy
import importlib

import pandas as pd
import pytest

from analysis import studies, tables
from analysis.evidence import record
from analysis.evidence.outcomes import Rule
from analysis.studies.budget_trends.outlook import NOW
from analysis.studies.timeline import rules as dates

S, P, N = "supported", "partly", "not supported"
O, C = "overtaken by events", "cannot be tested"  # noqa: E741


def edit(table, id, column="id", /, **cells):
    """An edit of the rows of a table whose column holds an id; none of them left without cells."""

    def edited(frame):
        rows = frame[column] == id
        assert rows.any(), (table, id)
        if not cells:
            return frame[~rows]
        frame = frame.copy()
        for name, cell in cells.items():
            kind = frame[name].dtype
            frame[name] = frame[name].astype(object)
            frame.loc[rows, name] = cell
            if kind.kind == "M":
                frame[name] = pd.to_datetime(frame[name])
        return frame

    return table, edited


def parameters(**given):
    return {"parameters": given}


def values(**given):
    return {"values": given}


def standing(**counts):
    """Statements of other sources about items of the paper: (as many with the amount, others)."""

    def edited(study):
        frame = study.standing.copy()
        for item, (same, others) in counts.items():
            frame.loc[item.replace("_", "-"), ["same", "others"]] = [same, others]
        return frame

    return {"frames": {"standing": edited}}


def fallen_since(study):
    """Defence above the ceiling as the economy was known in 2020, and below it in the last year."""
    known = study.defence_share.assign(share_percent=1.5)
    last = known[known["measure"] == NOW].tail(1).assign(share_percent=0.8)
    return pd.concat([known, last.assign(fiscal_year=last["fiscal_year"] + 1)])


def records(*edits):
    return {"edits": edits}


def _lines(series: str, **cells):
    return edit("budget/lines", series, "series", **cells)


def _status(id: str, **cells):
    return edit("surveillance/status", id, **cells)


def _event(id: str, **cells):
    return edit("budget/events", id, **cells)


def _told(id: str, **cells):
    return edit("missile_activities/statements", id, **cells)


def _dated(id: str, **cells):
    return edit("timeline/events", id, **cells)


REACHED = {
    "budget_programmes": [
        ("mod-share", S, parameters(share_tolerance_points=10.0)),
        ("exchange-rate", N, parameters(stated_jpy_per_usd=140.0)),
        ("exchange-rate", S, values(items_market_inside=8)),
        ("sdmu-2020", P, records(_event("space-unit-2020", value=30))),
        ("sdmu-2020", N, records(_event("space-unit-2020", date="2020-06-18"))),
        ("sos-fy2023", S, records(
            _event("space-unit-2022"), _event("space-unit-2023", date="2023-06-16"))),
        ("asdf-rename-2023", S, records(
            _event("asdf-rename-target-2023", kind="organisation", state="done"))),
        ("asdf-rename-2023", P, records(
            _event("asdf-rename-target-2025", kind="organisation", state="done"))),
        ("sos-fy2023", P, records(
            _event("space-unit-2022"), _event("space-unit-2023", date="2024-06-16"))),
        ("sos-fy2023", N, {"frames": {"formations": lambda study: study.formations.iloc[:0]}}),
        ("jsm-2017", S, values(jsm_market_2018=20.0)),
        ("jsm-2017", N, {"frames": {"missile_and_study": lambda study: 2.5}}),
        ("mod-space-52", P, standing(mod_space=(0, 2))),
        ("mod-space-52", C, standing(mod_space=(0, 0))),
        ("ssa-budget-33", P, standing(ssa_satellite=(0, 2))),
        ("ssa-budget-33", C, standing(ssa_satellite=(0, 0))),
        ("jsm-fy2020", S, standing(jsm_2020=(1, 0))),
        ("jsm-fy2020", C, standing(jsm_2020=(0, 0))),
        ("f15-fy2020", P, standing(f15_2020=(0, 1))),
        ("f15-fy2020", C, standing(f15_2020=(0, 0))),
        ("hypersonic-fy2020", S,
         standing(glide_projectile_2020=(1, 0), hypersonic_missile_2020=(2, 1))),
        ("hypersonic-fy2020", P, standing(glide_projectile_2020=(1, 0))),
    ],
    "budget_trends": [
        ("space-budget-365", P, values(space_fifteen_months_2020=300, space_initial_2020=365)),
        ("space-budget-365", N, values(space_fifteen_months_2020=300)),
        ("one-percent-ceiling", S, parameters(ceiling_percent=3.0)),
        ("one-percent-ceiling", N, parameters(ceiling_percent=0.5)),
        ("one-percent-ceiling", P, {"frames": {"defence_share": fallen_since}}),
    ],
    "communications": [
        ("kirameki-slots", S, records(
            edit("fleet/launches", "Kirameki-3", "satellite", launched="2023-03-01"))),
        ("kirameki-slots", N, parameters(over_japan_deg=0.01)),
    ],
    "debris_clouds": [
        ("fy1c-3300", P, values(fy1c_catalogued=3250)),
        ("fy1c-3300", N, parameters(paper_date="2008-01-01")),
        ("fy1c-2800-in-2017", P, values(fy1c_in_orbit_2017=2000, fy1c_in_sight_2017=2800)),
        ("fy1c-2800-in-2017", N, values(fy1c_in_orbit_2017=2000, fy1c_in_sight_2017=1900)),
    ],
    "debris_environment": [
        ("assets-fragile", S, parameters(exposed_share=0.01)),
        ("assets-fragile", N, parameters(area_m2=0.01, material_probability=0.5)),
        ("asat-debris", P, parameters(material_increase=0.2)),
        ("asat-debris", N, parameters(material_increase=1.0)),
    ],
    "debris_population": [
        ("debris-20000", S, parameters(tolerance=0.4)),
        ("debris-20000", N, parameters(paper_date="1995-07-01")),
        ("debris-500000", S, values(lowest_1mm=0.5)),
        ("debris-500000", N, values(lowest_1cm=900_000)),
    ],
    "imaging_revisit": [
        ("igs-resolution-gen12", S, records(
            edit("orbits/systems", "igs_radar_resolution_gen2_m", confidence="high"))),
        ("igs-resolution-gen12", N, parameters(plausible_aperture_m=0.4)),
        ("igs-resolution-gen3", S, records(
            edit("orbits/systems", "igs_optical8_resolution_cm", confidence="high"))),
        ("igs-resolution-gen3", N, parameters(plausible_aperture_m=0.4)),
        ("igs-fleet-2020", S, values(optical_in_2020=3)),
        ("igs-fleet-2020", N, values(radar_in_2020=3)),
        ("igs-launches", P, records(
            edit("missile_activities/igs_launches", "Radar-5", "name", stated_month="2017-05"))),
        ("igs-launches", N, values(launches_agree=0)),
        ("igs-ten-satellite-plan", S, records(
            edit("orbits/systems", "igs_operated_relay_2024", value=2))),
        ("igs-ten-satellite-plan", N, records(
            edit("orbits/systems", "igs_operated_radar_2024", value=3))),
        ("optical-needs-clear-sky", P, parameters(notable_wait_ratio=10.0)),
        ("optical-needs-clear-sky", N, values(wait_ratio=1.0)),
    ],
    "maritime_awareness": [
        ("alos2-ais-and-sar", S, parameters(watch_h=300.0)),
        ("alos2-ais-and-sar", N, parameters(watch_h=1.0)),
        ("alos4-fy2020", S, records(
            edit("fleet/launches", "ALOS-4", "satellite", launched="2021-03-01"))),
        ("alos4-fy2020", N, records(
            edit("fleet/launches", "ALOS-4", "satellite", carries="PALSAR-3"))),
        ("mda-pooling", S, parameters(worthwhile_cut=0.01)),
        ("mda-pooling", N, parameters(worthwhile_cut=0.9)),
        ("senkaku-2012", P, parameters(regular_ratio=50.0)),
        ("senkaku-2012", N, values(vessels_least=1)),
    ],
    "missile_warning": [
        ("aegis-and-pac", P, records(_told("pac-groups", value=5))),
        ("aegis-and-pac", N, records(
            _told("pac-groups", value=5), _told("aegis-eighth", date="2021-04-19"))),
        ("early-warning-small-sats", P, parameters(largest_constellation=10)),
        ("early-warning-small-sats", N, records(
            _told("glider-network-2024"), _lines("mod-glider-constellation-study"))),
        ("ir-sensor-on-alos3", S, records(_told("alos3-lost"))),
        ("ir-sensor-on-alos3", N, records(_told("infrared-on-alos3"))),
        ("slats-below-300km", S, parameters(watch_percent=1.0)),
        ("slats-below-300km", N, parameters(notable_sharpness_ratio=10.0, watch_percent=100.0)),
        ("hgv-shrinks-radar-horizon", P, parameters(notable_warning_percent=1.0)),
        ("hgv-shrinks-radar-horizon", N, values(warning_ratio=100)),
    ],
    "positioning": [
        ("qzss-four-at-135e", P, parameters(meridian_tolerance_deg=1.0)),
        ("qzss-four-at-135e", N, values(qzss_four=3)),
        ("qzss-seven-by-fy2023", S, values(qzss_by_2024=7)),
        ("qzss-seven-by-fy2023", P, values(qzss_by_2024=5)),
        ("qzss-substitutes-gps", S, values(cities_served=8)),
        ("qzss-substitutes-gps", N, parameters(notable_gain_share=1.0)),
        ("qzss-more-precise", S, values(open_error_qzss=0.5)),
        ("qzss-more-precise", N, parameters(more_precise_ratio=0.01, ) | values(clas_accuracy=9.0)),
        ("irnss-box", S, parameters(box_lost_share=0.0, box_part_share=0.01, box_full_share=0.02)),
        ("irnss-box", P, parameters(box_lost_share=0.0, box_part_share=0.01, box_full_share=1.0)),
        ("irnss-box", N, parameters(box_part_share=1.0, box_full_share=1.0)),
        ("irnss-plus-qzss-coverage", S, parameters(needed_share=0.1, notable_gain_share=0.001)),
        ("irnss-plus-qzss-coverage", N, parameters(notable_gain_share=1.0)),
        ("irnss-plus-qzss-error", P, values(ratio_navic_design=0.9)),
        ("irnss-plus-qzss-error", N, parameters(much_reduced_ratio=0.01)),
    ],
    "surveillance_network": [
        ("ksgc-200-1000", P, values(size_at_1000_km=50)),
        ("ksgc-200-1000", N, values(size_at_1000_km=61)),
        ("ksgc-10cm-650km", P, parameters(count_tolerance=0.05)),
        ("ksgc-10cm-650km", N, parameters(count_tolerance=0.05, loose_count_tolerance=0.06)),
        ("passes-200-to-10000", S, parameters(passes_factor=10.0)),
        ("passes-200-to-10000", N, parameters(tracking_s=900.0)),
        ("fps5-tracks-space", P, parameters(least_sensitivity=1e-4)),
        ("fps5-tracks-space", N, parameters(fps5_range_km=100.0, most_sensitivity=1.0)),
        ("fps5-tracks-space", C, parameters(fps5_range_km=200.0)),
        ("bsgc-geo", P, parameters(notable_arc_deg=150.0)),
        ("bsgc-geo", N, values(bisei_arc=0)),
        ("bsgc-1m", N, parameters(telescope_limiting_magnitude=12.0)),
        ("blind-spot-135e", S, values(us_all_stretch=30.0)),
        ("blind-spot-135e", N, parameters(telescope_mask_angle_deg=5.0)),
        ("qzss-us-payloads", N, parameters(status_day="2020-07-01")),
        ("qzss-us-payloads", P, records(_status("payload-first", date="2024-02-02"))),
        ("qzss-us-payloads", S, values(payloads_stated=1)
         | records(_status("payload-first", date="2024-02-02"))),
        ("motr-ssa", P, parameters(notable_arc_gain_deg=100.0)),
        ("motr-ssa", N, parameters(notable_arc_gain_deg=100.0, notable_share=0.9)),
        ("ssa-satellites-2024-2028", S, records(
            _status("sda-satellite", date="2026-10-01", state="done"))),
        ("ssa-satellites-2024-2028", N, {"frames": {
            "sda_launches": lambda study: study.sda_launches | {"years_left": -1.0}}}),
        ("ssa-satellites-2024-2028", O, records(
            _status("sda-satellite", date="2023-10-01", state="done"))),
        ("ssa-fy2023", S, records(_status("ssa-start", date="2023-04-01"))),
        ("ssa-fy2023", N, parameters(slight_early_days=10)),
    ],
}  # fmt: skip

BEFORE_ALL = "1950-01"
HAPPENED = {"outcome": "stated_happened"}
STATED_DATES = tables.read("timeline/stated_dates")


def _every(claim: str, **cells):
    return edit("timeline/events", claim, "claim", **cells)


def _one(claim: str, part: str, **cells):
    """An edit of the event of one part of a claim."""

    def edited(frame):
        rows = (frame["claim"] == claim) & (frame["part"] == part)
        assert rows.sum() == 1, (claim, part)
        frame = frame.copy()
        frame.loc[rows, list(cells)] = list(cells.values())
        return frame

    return "timeline/events", edited


def of_timeline():
    """Dates of the sources moved to those stated, before and after them."""
    for claim, rows in STATED_DATES.groupby("claim"):
        as_stated = [
            _one(claim, row.part, date=row.stated_date, **HAPPENED) for row in rows.itertuples()
        ]
        first = rows["part"].iloc[0]
        before = _one(claim, first, date=BEFORE_ALL, **HAPPENED)
        yield claim, N, records(_every(claim, date=BEFORE_ALL, **HAPPENED))
        if claim in dates.SEVERAL:
            yield claim, S, records(*_in_order(claim, rows))
            yield claim, P, records(*_in_order(claim, rows), before)
        else:
            yield claim, S, records(*as_stated)
        if claim in dates.FORECASTS:
            yield claim, O, records(_one(claim, first, date="2030-01", outcome="pending"))


def _in_order(claim: str, rows: pd.DataFrame):
    """Every part at its stated date, a month after the one before where only a year is stated."""
    for month, row in enumerate(rows.itertuples(), 1):
        date = row.stated_date if "-" in row.stated_date else f"{row.stated_date}-{month:02}"
        yield _one(claim, row.part, date=date, **HAPPENED)


REACHED["timeline"] = list(of_timeline())
UNREACHED = {"mmx-mid2020s"}  # the paper states no year, so that it is not judged


def told_anew(study):
    """A copy that computes its values and words again, from the sections that it has."""
    fresh = copy.copy(study)
    for name in (*study._values, *study._words):
        fresh.__dict__.pop(name, None)
    return fresh


def changed(base, how, monkeypatch):
    """The study with other parameters, values or records than the published ones."""
    study = base
    if how.get("edits"):
        read = tables.read

        def edited(reference):
            frame = read(reference)
            for table, change in how["edits"]:
                frame = change(frame) if table == reference else frame
            return frame

        monkeypatch.setattr(tables, "read", edited)
        study = type(base)()
    if how.get("parameters"):
        study = type(base)(base.model.validated(how["parameters"]))
    if how.get("frames"):
        given = {name: made(study) for name, made in how["frames"].items()}
        study = told_anew(study)
        study.__dict__.update(given)
    if how.get("values"):
        study = told_anew(study)
        computed = study.value

        def value(key):
            found = computed(key)
            if key not in how["values"]:
                return found
            number = how["values"][key]
            return record.Value.of(number, found.unit, found.digits, found.description)

        study.value = value
    return study


@pytest.fixture(scope="module")
def base():
    made: dict = {}
    return lambda name: made.setdefault(name, studies.study_of(name)())


CASES = [(name, *case) for name, cases in REACHED.items() for case in cases]


@pytest.mark.parametrize(("name", "claim", "outcome", "how"), CASES)
def test_an_outcome_is_reached_through_the_study(name, claim, outcome, how, base, monkeypatch):
    found = changed(base(name), how, monkeypatch).verdict(claim)
    assert found.outcome == outcome


@pytest.mark.parametrize("name", REACHED)
def test_every_declared_outcome_is_among_those_reached(name, base):
    declared = vars(importlib.import_module(f"analysis.studies.{name}.rules")).values()
    for rule in [thing for thing in declared if isinstance(thing, Rule)]:
        for claim in set(rule.claims) - UNREACHED:
            published = base(name).verdict(claim)
            reached = {outcome for told, outcome, _ in REACHED[name] if told == claim}
            reached |= {published.outcome} if published else set()
            assert reached == set(map(str, rule.outcomes)), claim


@pytest.mark.parametrize(("name", "claim", "outcome", "how"), CASES)
def test_another_outcome_is_told_in_other_words(name, claim, outcome, how, base, monkeypatch):
    published, found = base(name).verdict(claim), changed(base(name), how, monkeypatch)
    told = found.verdict(claim)
    if published and published.outcome != outcome:
        assert told.finding != published.finding or how.get("parameters"), told.finding
