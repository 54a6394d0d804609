"""Our debris figures against outside truth."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.debris import breakup, data, hindcast
from analysis.debris.atmosphere import density_table
from analysis.debris.shells import density_per_km3
from analysis.tables import lookup
from analysis.validation.frame import Allowed, Comparison, half_unit

_FIGURES = "debris/reference_figures"
JUDGED_FROM = np.datetime64("2020-05-24")
_SATELLITE_CATALOGUE = "https://celestrak.org/satcat/"


def comparisons() -> list[Comparison]:
    """Every comparison of this topic, computed now."""
    return [*_breakup(), *_counts(), *_densities(), *_decay()]


def _against(figure_id: str, ours: float, allowed: Allowed, quantity: str = "") -> Comparison:
    """Against a row of debris/reference_figures; allowed: tolerance, basis, reason."""
    row = data.reference_figures().loc[figure_id]
    address = row["source_url"] if isinstance(row["source_url"], str) else ""
    return Comparison(
        "debris",
        quantity or row["quantity"],
        float(ours),
        float(row["value"]),
        row["unit"],
        *allowed,
        row["source"],
        address,
    )


def _set_by_us(tolerance: float) -> Allowed:
    return Allowed(tolerance, "regression", "set by us")


def _breakup() -> list[Comparison]:
    iridium, cosmos = (lookup(_FIGURES, f"{one}-mass") for one in ("iridium-33", "cosmos-2251"))
    masses = iridium + cosmos
    fengyun = breakup.collision_count(lookup(_FIGURES, "fy1c-mass"), 0.01)
    whole = Allowed(0.0, "stated", "a whole count, exact")
    return [
        _against("breakup-collision-test", int(breakup.collision_count(masses, 0.05)), whole),
        _against("breakup-explosion-test", int(breakup.explosion_count(0.05)), whole),
        _against("fy1c-1cm-nasa", fengyun, _set_by_us(8750.0)),
        _against(
            "fy1c-1cm-lambert",
            fengyun,
            _set_by_us(10000.0),
            "Fengyun-1C fragments of 1 cm and more, another estimate",
        ),
    ]


def _counts() -> list[Comparison]:
    clouds = data.cloud_counts()
    fengyun = clouds[clouds["cloud"] == "fengyun-1c"].set_index("date")["catalogued"]
    annual = data.catalogue_counts()
    everything = annual[annual["selection"] == "all"].set_index("date")["on_orbit"]
    counted = Allowed(half_unit(1.0), "rounding", "a whole count as printed")
    return [
        _against("fy1c-tracked-2007-09", _on(fengyun, "2007-09-15") + 1, counted),
        _against(
            "fy1c-tracked-2009-01",
            _on(fengyun, "2009-01-15") + 1,
            counted,
            "Fengyun-1C objects tracked in January 2009, with the parent",
        ),
        _against("fy1c-pieces-2024", _on(fengyun, "2024-06-01") + 1, _set_by_us(20.0)),
        _against(
            "catalogue-2016-01",
            everything[pd.Timestamp("2016-01-01")],
            _set_by_us(350.0),
            "Catalogued objects on orbit in January 2016",
        ),
    ]


def _on(series: pd.Series, day: str) -> float:
    """The last count up to a day."""
    return float(series[series.index <= day].iloc[-1])


def _densities() -> list[Comparison]:
    shells = data.shells_at(np.datetime64("1997-10-18"))
    edges = np.append(shells["altitude_low_km"], 2000.0)
    density = density_per_km3(shells["objects"].to_numpy(), edges)
    middle = shells["altitude_low_km"].to_numpy() + 12.5
    high = np.where(middle > 1200, density, 0)
    orbits = data.fragment_orbits("fengyun-1c")
    early = orbits[orbits["date"] == orbits["date"].min()]
    band = Allowed(50.0, "stated", "half of the band that it names")
    return [
        _against(
            "density-peak-1995-lower",
            middle[np.argmax(density)],
            band,
            "Altitude of the densest shell, catalogue of 1997",
        ),
        _against(
            "density-peak-1995-upper",
            middle[np.argmax(high)],
            band,
            "Altitude of the densest shell above 1,200 km, catalogue of 1997",
        ),
        _against(
            "fy1c-spread-top",
            early["apogee_km"].max(),
            _set_by_us(400.0),
            "Highest apogee of a Fengyun-1C fragment, June 2007",
        ),
    ]


def _decay() -> Iterator[Comparison]:
    end = data.last_decay_day()
    atmosphere = density_table(data.solar_flux(), np.datetime64("2007-06-01"), end, 98.8)
    one = hindcast.set_up(
        data.fragments("fengyun-1c"), data.fragment_orbits("fengyun-1c"), JUDGED_FROM, end
    )
    table, _ = hindcast.forecasts(one, atmosphere)
    score = hindcast.scores(one, table["fitted"].to_numpy())
    seen = np.isfinite(table["fitted"].to_numpy()) & ~one.lost
    decayed = float(score["truly_decayed"])
    first, last = (f"{pd.Timestamp(day):%B %Y}" for day in (JUDGED_FROM, end))
    period = f"{first} to {last}"
    source = f"Satellite catalogue of {last}, 18th Space Defense Squadron"
    for what, ours, theirs, unit, tolerance in (
        (
            f"Fengyun-1C fragments decayed, {period}, lost ones left out",
            seen.sum(),
            decayed,
            "fragments",
            33.0,
        ),
        (
            f"Fragments decayed and foretold, {period}",
            score["hit_rate"] * decayed,
            decayed,
            "fragments",
            33.0,
        ),
        (
            "Decay month, median of forecast minus truth",
            score["month_error_median"],
            0.0,
            "months",
            3.0,
        ),
    ):
        allowed = _set_by_us(tolerance)
        yield Comparison(
            "debris", what, float(ours), theirs, unit, *allowed, source, _SATELLITE_CATALOGUE
        )
