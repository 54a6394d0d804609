"""Our debris figures against outside truth: one frame, shown in the book and held by the tests."""

import numpy as np
import pandas as pd

from analysis.debris import breakup, data, hindcast
from analysis.debris.atmosphere import density_table
from analysis.debris.shells import density_per_km3
from analysis.tables import lookup

_FIGURES = "debris/reference_figures"

JUDGED_FROM = np.datetime64("2020-05-24")


def comparisons() -> pd.DataFrame:
    """Every comparison: quantity, ours, theirs, unit, tolerance, difference, source, source_url."""
    return _frame([*_breakup(), *_counts(), *_densities(), *_decay()])


def count_comparisons() -> pd.DataFrame:
    """The rows of `comparisons` that are about catalogue counts and densities."""
    return _frame([*_counts(), *_densities()])


def _frame(rows: list[tuple]) -> pd.DataFrame:
    frame = pd.DataFrame(
        rows, columns=["quantity", "ours", "theirs", "unit", "tolerance", "source", "source_url"]
    )
    frame.insert(5, "difference", frame["ours"] - frame["theirs"])
    return frame


def _against(figure_id: str, ours: float, tolerance: float, quantity: str = "") -> tuple:
    row = data.reference_figures().loc[figure_id]
    return (quantity or row["quantity"], float(ours), float(row["value"]), row["unit"], tolerance,
            row["source"], row["source_url"])  # fmt: skip


def _breakup() -> list[tuple]:
    iridium, cosmos = (lookup(_FIGURES, f"{one}-mass") for one in ("iridium-33", "cosmos-2251"))
    masses = iridium + cosmos
    fengyun = lookup(_FIGURES, "fy1c-mass")
    return [
        _against("breakup-collision-test", int(breakup.collision_count(masses, 0.05)), 0),
        _against("breakup-explosion-test", int(breakup.explosion_count(0.05)), 0),
        _against("fy1c-1cm-nasa", breakup.collision_count(fengyun, 0.01), 8750),
        _against("fy1c-1cm-lambert", breakup.collision_count(fengyun, 0.01), 10000,
                 "Fengyun-1C fragments of 1 cm and more, another estimate"),
    ]  # fmt: skip


def _counts() -> list[tuple]:
    clouds = data.cloud_counts()
    fengyun = clouds[clouds["cloud"] == "fengyun-1c"].set_index("date")["catalogued"]
    annual = data.catalogue_counts()
    everything = annual[annual["selection"] == "all"].set_index("date")["on_orbit"]
    return [
        _against("fy1c-tracked-2007-09", _on(fengyun, "2007-09-15") + 1, 5),
        _against("fy1c-tracked-2009-01", _on(fengyun, "2009-01-15") + 1, 5,
                 "Fengyun-1C objects tracked in January 2009, with the parent"),
        _against("fy1c-pieces-2024", _on(fengyun, "2024-06-01") + 1, 20),
        _against("catalogue-2016-01", everything[pd.Timestamp("2016-01-01")], 350,
                 "Catalogued objects on orbit in January 2016"),
    ]  # fmt: skip


def _on(series: pd.Series, day: str) -> float:
    """The last count up to a day."""
    return float(series[series.index <= day].iloc[-1])


def _densities() -> list[tuple]:
    shells = data.shells_at(np.datetime64("1997-10-18"))
    edges = np.append(shells["altitude_low_km"], 2000.0)
    density = density_per_km3(shells["objects"].to_numpy(), edges)
    middle = shells["altitude_low_km"].to_numpy() + 12.5
    high = np.where(middle > 1200, density, 0)
    orbits = data.fragment_orbits("fengyun-1c")
    early = orbits[orbits["date"] == orbits["date"].min()]
    return [
        _against("density-peak-1995-lower", middle[np.argmax(density)], 50,
                 "Altitude of the densest shell, catalogue of 1997"),
        _against("density-peak-1995-upper", middle[np.argmax(high)], 50,
                 "Altitude of the densest shell above 1,200 km, catalogue of 1997"),
        _against("fy1c-spread-top", early["apogee_km"].max(), 400,
                 "Highest apogee of a Fengyun-1C fragment, June 2007"),
    ]  # fmt: skip


def _decay() -> list[tuple]:
    end = data.last_decay_day()
    atmosphere = density_table(data.solar_flux(), np.datetime64("2007-06-01"), end, 98.8)
    one = hindcast.case(
        data.fragments("fengyun-1c"), data.fragment_orbits("fengyun-1c"), JUDGED_FROM, end
    )
    table, _ = hindcast.forecasts(one, atmosphere)
    score = hindcast.scores(one, table["fitted"].to_numpy())
    seen = np.isfinite(table["fitted"].to_numpy()) & ~one.lost
    catalogue = ("Satellite catalogue of March 2025, 18th Space Defense Squadron",
                 "https://celestrak.org/satcat/")  # fmt: skip
    period = "May 2020 to March 2025"
    return [
        (f"Fengyun-1C fragments decayed, {period}, lost ones left out", float(seen.sum()),
         score["truly_decayed"], "fragments", 33.0, *catalogue),
        (f"Fragments decayed and foretold, {period}", score["hit_rate"] * score["truly_decayed"],
         score["truly_decayed"], "fragments", 33.0, *catalogue),
        ("Decay month, median of forecast minus truth", score["month_error_median"], 0.0,
         "months", 3.0, *catalogue),
    ]  # fmt: skip
