"""Frames of scenarios: side by side, swept, and by grid."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.debris.environment import Outlook, Scenario, project
from analysis.debris.traffic import Setting
from analysis.errors import InputError


def futures(
    setting: Setting,
    scenarios: Mapping[str, Scenario],
    last_year: int,
    samples: int,
    seed: int,
    step_years: float,
) -> dict[str, Outlook]:
    """Each scenario followed with the same seed."""
    return {
        name: project(setting, scenario, last_year, samples, seed, step_years)
        for name, scenario in scenarios.items()
    }


def fans(outlooks: Mapping[str, Outlook]) -> pd.DataFrame:
    """scenario, year, fragments_low, fragments, fragments_high: 5, 50 and 95 % of the samples,
    every second year."""
    parts = []
    for name, outlook in outlooks.items():
        low, middle, high = np.percentile(outlook.fragments, [5, 50, 95], axis=0).round(1)
        parts.append(
            pd.DataFrame(
                {
                    "scenario": name,
                    "year": outlook.year,
                    "fragments_low": low,
                    "fragments": middle,
                    "fragments_high": high,
                }
            ).iloc[::2]
        )
    return pd.concat(parts, ignore_index=True)


def sweep(
    setting: Setting,
    base: Scenario,
    field: str,
    values: Sequence[float],
    last_year: int,
    samples: int,
    seed: int,
    step_years: float,
) -> pd.DataFrame:
    """One field of a scenario varied: the field, fragments_low, fragments, fragments_high at the
    end (5, 50 and 95 % of the samples), and collisions (median)."""
    rows = []
    for value in values:
        run = project(
            setting, replace(base, **{field: value}), last_year, samples, seed, step_years
        )
        low, middle, high = np.percentile(run.fragments[:, -1], [5, 50, 95])
        collisions = float(np.median(run.collisions[:, -1]))
        rows.append((value, round(low), round(middle), round(high), round(collisions, 1)))
    return pd.DataFrame(
        rows, columns=[field, "fragments_low", "fragments", "fragments_high", "collisions"]
    )


def convergence(
    settings: Mapping[float, Setting], scenario: Scenario, last_year: int, steps: Sequence[float]
) -> pd.DataFrame:
    """Objects at the end, without chance, by shell width and time step: shell_width_km, step_years,
    objects, and its difference in per cent from the finest of both."""
    rows = [
        (
            width,
            step,
            project(own, scenario, last_year, 6, 1, step, chance=False).total[:, -1].mean(),
        )
        for width, own in settings.items()
        for step in steps
    ]
    table = pd.DataFrame(rows, columns=["shell_width_km", "step_years", "objects"])
    finest = table.sort_values(["shell_width_km", "step_years"]).iloc[0]["objects"]
    table["difference_percent"] = (100 * (table["objects"] / finest - 1)).round(2)
    table["objects"] = table["objects"].round(0).astype(int)
    return table


def summary(outlooks: Mapping[str, Outlook]) -> pd.DataFrame:
    """scenario, and at the end: active, derelict, fragments, collisions (medians),
    fragments_over_start, and unaccounted, the largest relative imbalance of the accounts.

    Raises InputError for no scenario.
    """
    rows = []
    for name, o in outlooks.items():
        ends = [float(np.median(v[:, -1])) for v in (o.active, o.derelict, o.fragments)]
        rows.append(
            (
                name,
                *[round(v) for v in ends],
                round(float(np.median(o.collisions[:, -1]))),
                round(ends[2] / o.fragments[0, 0], 2),
                f"{max(o.unaccounted().values()):.0e}",
            )
        )
    if not rows:
        raise InputError("no scenario given")
    return pd.DataFrame(
        rows,
        columns=["scenario", "active", "derelict", "fragments", "collisions",
                 "fragments_over_start", "unaccounted"],
    )  # fmt: skip


def early_collisions_per_year(outlook: Outlook, years: int = 10) -> float:
    """Mean catastrophic collisions a year over the first years."""
    return float(outlook.collisions[:, years].mean() / years)
