"""Frames of the clouds: what became of them, and how they compare with the breakup model."""

import numpy as np
import pandas as pd

from analysis.debris.breakup import Parent, collision_count, log_area_to_mass
from analysis.debris.shapes import period_min
from analysis.errors import InputError

FITTED, MIXTURE, WEIGHTED_SUM = "fitted from decay", "model, mixture", "model, weighted sum"
FIRST_FRAGMENTS = 10  # fewer may be objects of the launch taken for fragments


def remaining(cloud_counts: pd.DataFrame) -> pd.DataFrame:
    """Fragments without a decay date by years since a cloud was first catalogued.

    cloud_counts: date, cloud, catalogued, on_orbit. A cloud begins when FIRST_FRAGMENTS are known.
    Returns, month by month, cloud, years_after, percent (of those catalogued, that are on orbit),
    on_orbit and catalogued.
    """
    known = cloud_counts[cloud_counts["catalogued"] >= FIRST_FRAGMENTS].copy()
    first = known.groupby("cloud")["date"].transform("min")
    known["years_after"] = ((known["date"] - first).dt.days / 365.25).round(2)
    known["percent"] = (100 * known["on_orbit"] / known["catalogued"]).round(2)
    monthly = known["date"].dt.is_month_start | (known["date"] == known["date"].max())
    known = known[monthly]
    return known[["cloud", "years_after", "percent", "on_orbit", "catalogued"]].reset_index(
        drop=True
    )


def meanings(cloud_counts: pd.DataFrame, cloud_elements: pd.DataFrame, cloud: str) -> pd.DataFrame:
    """date, meaning, fragments: catalogued, in orbit (no decay date), in sight (elements)."""
    known = cloud_counts[cloud_counts["cloud"] == cloud]
    seen = cloud_elements[cloud_elements["cloud"] == cloud]
    parts = [
        (known, "catalogued", "catalogued"),
        (known, "on_orbit", "in orbit: no decay date"),
        (seen[seen["current_elements"] > 0], "current_elements", "in sight: current elements"),
    ]
    return pd.concat(
        [
            pd.DataFrame({"date": f["date"], "meaning": text, "fragments": f[column]})
            for f, column, text in parts
        ],
        ignore_index=True,
    )


def gabbard(orbits: pd.DataFrame, dates: list, most: int, seed: int) -> pd.DataFrame:
    """Points of a Gabbard diagram: catalogue (month in words), fragment, period_min, orbit_end
    (apogee, perigee) and its end_altitude_km.

    orbits: fragment, date, apogee_km, perigee_km. At most `most` fragments a date, drawn evenly.
    Raises InputError for a date without fragments.
    """
    random = np.random.default_rng(seed)
    parts = []
    for date in dates:
        seen = orbits[orbits["date"] == pd.Timestamp(date)]
        if seen.empty:
            raise InputError(f"no fragment has elements on {date}")
        if len(seen) > most:
            seen = seen.iloc[np.sort(random.choice(len(seen), most, replace=False))]
        seen = seen.assign(
            catalogue=f"{pd.Timestamp(date):%B %Y}",
            period_min=period_min(seen["apogee_km"], seen["perigee_km"]).round(2),
        )
        parts.append(
            seen.melt(
                id_vars=["catalogue", "fragment", "period_min"],
                value_vars=["apogee_km", "perigee_km"],
                var_name="orbit_end",
                value_name="end_altitude_km",
            )
        )
    table = pd.concat(parts, ignore_index=True)
    table["orbit_end"] = table["orbit_end"].str.removesuffix("_km")
    return table


def sizes_against_model(fragments: pd.DataFrame, mass_kg: float) -> pd.DataFrame:
    """Fragments larger than each size: catalogued, and by the breakup model.

    fragments: diameter_cm, missing where no cross-section is published; those are taken to be
    sized as the others are. Returns larger_than_cm, catalogued, model.
    Raises InputError when none has a cross-section.
    """
    measured = fragments["diameter_cm"].dropna().to_numpy(dtype=float)
    if measured.size == 0:
        raise InputError("no fragment of this cloud has a published cross-section")
    sizes = np.arange(5, 51)
    # a diameter of n cm was rounded from n - 0.5 and up
    share = np.array([(measured >= s).mean() for s in sizes])
    model = [collision_count(mass_kg, (s - 0.5) / 100) for s in sizes]
    return pd.DataFrame(
        {
            "larger_than_cm": sizes - 0.5,
            "catalogued": (share * len(fragments)).round(1),
            "model": np.round(model, 1),
        }
    )


def area_to_mass_histogram(
    fitted_m2_kg: np.ndarray,
    length_m: np.ndarray,
    parent: Parent,
    seed: int,
    repeats: int = 20,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spread of log10 area-to-mass: fitted from decays, model's mixture, weighted sum.

    length_m: (N,) sizes of the fitted fragments, at which the model is drawn `repeats` times.
    Returns (distribution, log10_area_to_mass, percent per bin of 0.1) and (distribution, mean,
    deviation).
    """
    random = np.random.default_rng(seed)
    lengths = np.repeat(length_m, repeats)
    values = {
        FITTED: np.log10(fitted_m2_kg),
        MIXTURE: log_area_to_mass(lengths, parent, random),
        WEIGHTED_SUM: log_area_to_mass(lengths, parent, random, weighted_sum=True),
    }
    edges = np.arange(-3.0, 1.01, 0.1)
    rows, summary = [], []
    for name, chi in values.items():
        count, _ = np.histogram(np.clip(chi, edges[0], edges[-1] - 1e-9), edges)
        rows += [
            (name, round(float(edge + 0.05), 2), round(float(100 * n / chi.size), 3))
            for edge, n in zip(edges[:-1], count, strict=True)
        ]
        summary.append((name, float(chi.mean()), float(chi.std())))
    return (
        pd.DataFrame(rows, columns=["distribution", "log10_area_to_mass", "percent"]),
        pd.DataFrame(summary, columns=["distribution", "mean", "deviation"]),
    )
