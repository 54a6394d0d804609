"""Decay forecasts judged on what the catalogue saw afterwards.

From a chosen catalogue date only what was known by then is used: the orbits of that day, and
area-to-mass ratios fitted to the falls seen before it. The later truth is the decay months of the
satellite catalogue. A fragment without a decay month and without elements in the last catalogue is
lost: it may have re-entered unseen, or be up there unseen, and so is counted apart.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.debris.area_to_mass import AreaToMass, fit
from analysis.debris.atmosphere import DensityTable, dates, days, frozen
from analysis.debris.decay import decay
from analysis.errors import InputError

METHODS = {
    "fitted": "fitted area-to-mass, observed solar flux",
    "static": "fitted area-to-mass, static atmosphere",
    "bstar": "B* taken at its word, observed solar flux",
    "bstar_static": "B* taken at its word, static atmosphere",
}

MONTH_DAYS = 365.25 / 12


@dataclass(frozen=True)
class Hindcast:
    """A forecast to make and its truth, for N fragments in orbit on `start`.

    history_apogee_km, history_perigee_km: (N, K) up to and with `start`; NaN where unseen.
    history_dates: (K,). bstar_m2_kg: (N,) on `start`.
    decay_day: (N,) days from atmosphere.EPOCH, middle of the month; infinity when none by `end`.
    lost: (N,) bool: not decayed by `end`, and without elements in the last catalogue by `end`.
    """

    start: np.datetime64
    end: np.datetime64
    fragment: np.ndarray
    history_dates: np.ndarray
    history_apogee_km: np.ndarray
    history_perigee_km: np.ndarray
    bstar_m2_kg: np.ndarray
    decay_day: np.ndarray
    lost: np.ndarray

    @property
    def apogee_km(self) -> np.ndarray:
        """Apogee altitude on `start`, (N,)."""
        return self.history_apogee_km[:, -1]

    @property
    def perigee_km(self) -> np.ndarray:
        """Perigee altitude on `start`, (N,)."""
        return self.history_perigee_km[:, -1]


def set_up(
    fragments: pd.DataFrame, orbits: pd.DataFrame, start: np.datetime64, end: np.datetime64
) -> Hindcast:
    """Set up a forecast from `start` to `end`, for fragments seen on `start` and at least once
    before.

    fragments: indexed by number, column decay_month. orbits: fragment, date, apogee_km,
    perigee_km, bstar_m2_kg.
    Raises InputError when `start` is no catalogue date, has none before it, or lies after `end`.
    """
    start, end = start.astype("datetime64[D]"), end.astype("datetime64[D]")
    known_dates = np.unique(orbits["date"].to_numpy("datetime64[D]"))
    if start not in known_dates[1:]:
        raise InputError(
            f"{start} is no catalogue date with one before it: allowed are "
            f"{', '.join(str(d) for d in known_dates[1:])}"
        )
    if not end > start:
        raise InputError(f"forecast from {start} to {end}: the end must follow the start")
    past = orbits[orbits["date"] <= pd.Timestamp(start)]
    apogee = past.pivot(index="fragment", columns="date", values="apogee_km")
    perigee = past.pivot(index="fragment", columns="date", values="perigee_km")
    usable = apogee[pd.Timestamp(start)].notna() & (apogee.notna().sum(axis=1) >= 2)
    numbers = apogee.index[usable]
    month = fragments.loc[numbers, "decay_month"]
    decayed = days(pd.to_datetime(month, format="%Y-%m").to_numpy("datetime64[m]"))
    decayed = np.where(month.notna(), decayed + MONTH_DAYS / 2, np.inf)
    # what is on record as decayed in the month of the start was still there on the day
    decayed = np.maximum(decayed, days(start) + 1)
    decayed = np.where(decayed <= days(end), decayed, np.inf)
    last = known_dates[known_dates <= end][-1]
    seen_last = orbits.loc[orbits["date"] == pd.Timestamp(last), "fragment"]
    now = past[past["date"] == pd.Timestamp(start)].set_index("fragment").loc[numbers]
    return Hindcast(
        start,
        end,
        numbers.to_numpy(),
        apogee.columns.to_numpy("datetime64[m]"),
        apogee.loc[numbers].to_numpy(dtype=float),
        perigee.loc[numbers].to_numpy(dtype=float),
        now["bstar_m2_kg"].to_numpy(dtype=float),
        decayed,
        ~np.isfinite(decayed) & ~numbers.isin(seen_last),
    )


def forecasts(one: Hindcast, atmosphere: DensityTable) -> tuple[pd.DataFrame, AreaToMass]:
    """Forecast decay days by each of METHODS.

    atmosphere: must span the first date of the history to `end`.
    The static atmosphere is the mean of the years of the history, for fit and forecast alike.
    Returns one row per fragment, a column per method (days from EPOCH, infinity for none by
    `end`), and the fit of the first method.
    """
    history = one.history_apogee_km, one.history_perigee_km, one.history_dates
    still = frozen(atmosphere, one.history_dates[0], one.start)
    fitted = fit(*history, atmosphere)
    ratios = {
        "fitted": (fitted.m2_kg, atmosphere),
        "static": (fit(*history, still).m2_kg, still),
        "bstar": (one.bstar_m2_kg, atmosphere),
        "bstar_static": (one.bstar_m2_kg, still),
    }
    table = {name: _decay_day(one, ratio, air) for name, (ratio, air) in ratios.items()}
    return pd.DataFrame(table, index=pd.Index(one.fragment, name="fragment")), fitted


def spread(
    one: Hindcast,
    fitted: AreaToMass,
    atmosphere: DensityTable,
    samples: int,
    seed: int,
    common_error: float = 0.15,
) -> np.ndarray:
    """Forecast decay days (samples, N) with area-to-mass drawn from its error.

    Each fragment's own error is lognormal; `common_error` is the relative error of density that
    all share in one sample.
    """
    random = np.random.default_rng(seed)
    own = np.sqrt(np.log1p(np.minimum(fitted.relative_error, 2.0) ** 2))
    shared = np.log1p(common_error)
    out = []
    for _ in range(samples):
        factor = np.exp(own * random.standard_normal(own.size) + shared * random.standard_normal())
        out.append(_decay_day(one, fitted.m2_kg * factor, atmosphere))
    return np.array(out)


def confusion(one: Hindcast, forecast_day: np.ndarray) -> pd.DataFrame:
    """Counts by forecast (rows: decayed, in orbit) and by truth (decayed, in orbit, lost)."""
    said = np.isfinite(forecast_day)
    decayed = np.isfinite(one.decay_day)
    truth = {
        "decayed": decayed,
        "in_orbit": ~decayed & ~one.lost,
        "lost": one.lost,
    }
    rows = {
        name: {column: int((chosen & mask).sum()) for column, mask in truth.items()}
        for name, chosen in (("decayed", said), ("in_orbit", ~said))
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("forecast").reset_index()


def scores(one: Hindcast, forecast_day: np.ndarray) -> dict[str, float]:
    """How good a forecast is. Lost fragments count toward the two `..._lost` shares only.

    forecast_decayed, truly_decayed, lost: counts; hit_rate: share of the decayed that were
    foretold; precision: share of the foretold, not lost, that decayed; accuracy: share of the
    fragments not lost on the right side; month_error_median, month_error_low, month_error_high:
    forecast minus true decay, months, median and quartiles over the hits (0 without any);
    foretold_among_lost: share of the lost that the forecast takes for decayed.
    """
    table = confusion(one, forecast_day).set_index("forecast")
    hits, misses = table.loc["decayed", "decayed"], table.loc["in_orbit", "decayed"]
    wrong, right = table.loc["decayed", "in_orbit"], table.loc["in_orbit", "in_orbit"]
    lost = int(one.lost.sum())
    both = np.isfinite(forecast_day) & np.isfinite(one.decay_day)
    error = (forecast_day[both] - one.decay_day[both]) / MONTH_DAYS
    low, middle, high = np.percentile(error, [25, 50, 75]) if both.any() else (0.0, 0.0, 0.0)
    return {
        "forecast_decayed": float(np.isfinite(forecast_day).sum()),
        "truly_decayed": float(hits + misses),
        "lost": float(lost),
        "hit_rate": hits / max(hits + misses, 1),
        "precision": hits / max(hits + wrong, 1),
        "accuracy": (hits + right) / max(hits + misses + wrong + right, 1),
        "month_error_low": low,
        "month_error_median": middle,
        "month_error_high": high,
        "foretold_among_lost": table.loc["decayed", "lost"] / max(lost, 1),
    }


def survival(decay_day: np.ndarray, start: np.datetime64, end: np.datetime64) -> pd.DataFrame:
    """Share still in orbit by month: date, share. decay_day: (N,) days, infinity for never."""
    first, last = float(days(start)), float(days(end))
    months = np.append(np.arange(first, last, MONTH_DAYS), last)
    share = np.array([(decay_day > day).mean() for day in months])
    return pd.DataFrame({"date": dates(months).astype("datetime64[s]"), "share": share})


def curves(
    one: Hindcast, forecast: pd.DataFrame, drawn: np.ndarray
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Survival of the fragments not lost: (what, date, share), and a band (date, low, high).

    drawn: (samples, N) as `spread` gives it; the band holds 90 % of the samples.
    """
    kept = ~one.lost
    truth = survival(one.decay_day[kept], one.start, one.end)
    parts = [truth.assign(what="truth")]
    for name, text in METHODS.items():
        curve = survival(forecast[name].to_numpy()[kept], one.start, one.end)
        parts.append(curve.assign(what=text))
    samples = np.array([survival(d[kept], one.start, one.end)["share"] for d in drawn])
    low, high = np.percentile(samples, [5, 95], axis=0)
    band = pd.DataFrame({"date": truth["date"], "low": low, "high": high})
    return pd.concat(parts, ignore_index=True).round(5), band.round(5)


def month_errors(one: Hindcast, forecast_day: np.ndarray, most: float = 23.0) -> pd.DataFrame:
    """Forecast minus true decay in months, one row per fragment that decayed and was foretold."""
    both = np.isfinite(forecast_day) & np.isfinite(one.decay_day)
    error = (forecast_day[both] - one.decay_day[both]) / MONTH_DAYS
    return pd.DataFrame({"months": np.clip(error, -most, most).round(2)})


def _decay_day(one: Hindcast, ratio: np.ndarray, air: DensityTable) -> np.ndarray:
    ends = np.array([one.end]).astype("datetime64[m]")
    return decay(one.apogee_km, one.perigee_km, ratio, one.start, ends, air).decay_day
