"""Area-to-mass ratios fitted to decays, and the forecast that they give, judged."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.debris import atmosphere, data, hindcast
from analysis.debris.area_to_mass import AreaToMass
from analysis.debris.atmosphere import DensityTable
from analysis.debris.hindcast import Hindcast
from analysis.evidence.record import Value
from analysis.orbits.constants import YEAR_DAYS
from analysis.studies.base import quantities, section, value, values
from analysis.studies.debris_clouds import frames
from analysis.studies.debris_clouds.clouds import Clouds

INCLINATION_DEG = {"fengyun-1c": 98.8, "cosmos-2251": 74.0, "iridium-33": 86.4}
LARGEST_FIT_ERROR = 0.5  # relative; worse fits say nothing of the spread
OURS = hindcast.METHODS["fitted"]


class Forecast(Clouds):
    """The decays of the chosen cloud, foretold from what was known on the chosen day."""

    @cached_property
    def fates(self) -> pd.DataFrame:
        """Decay month and size of the chosen cloud's fragments."""
        return data.fragments(self.parameters.cloud)

    @cached_property
    def judged(self) -> Hindcast:
        """The forecast to make and its truth."""
        p = self.parameters
        days = np.datetime64(p.judged_from), np.datetime64(p.judged_until)
        return hindcast.set_up(self.fates, self.orbits, *days)

    @value(
        "forecast_years", unit="years", digits=1,
        of="Years from the day of the forecast to its last day",
    )  # fmt: skip
    def forecast_years(self) -> float:
        """Years."""
        p = self.parameters
        return (p.judged_until - p.judged_from).days / YEAR_DAYS

    @cached_property
    def air(self) -> DensityTable:
        """Density of the air along the orbits, with the solar flux that came."""
        begin, end = self.judged.history_dates[0], self.judged.end
        inclination = INCLINATION_DEG[self.parameters.cloud]
        return atmosphere.density_table(data.solar_flux(), begin, end, inclination)

    @cached_property
    def _forecasts(self) -> tuple[pd.DataFrame, AreaToMass]:
        return hindcast.forecasts(self.judged, self.air)

    @cached_property
    def fitted(self) -> AreaToMass:
        """The area-to-mass ratios fitted to the falls before the chosen day."""
        return self._forecasts[1]

    @cached_property
    def decay_days(self) -> pd.DataFrame:
        """Decay day of each fragment, by each way to forecast."""
        return self._forecasts[0]

    @cached_property
    def _length_m(self) -> np.ndarray:
        return self.fates.loc[self.judged.fragment, "diameter_cm"].to_numpy(dtype=float) / 100

    @cached_property
    def _usable(self) -> np.ndarray:
        large = self._length_m >= self.parameters.smallest_fitted_cm / 100
        return large & (self.fitted.relative_error < LARGEST_FIT_ERROR)

    @cached_property
    def _spread(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        usable = self._usable
        return frames.area_to_mass_histogram(
            self.fitted.m2_kg[usable], self._length_m[usable], "spacecraft", self.parameters.seed
        )

    @section("distribution", "log10_area_to_mass", "percent")
    def area_to_mass(self) -> pd.DataFrame:
        """Spread of the ratio: fitted, and the model's in both readings."""
        return self._spread[0]

    @values("spread_*", "fitted_fragments")
    def spreads(self) -> dict[str, Value]:
        """How broad each distribution is."""
        wide = self._spread[1].set_index("distribution")["deviation"]
        rows = [
            ("spread_fitted", wide[frames.FITTED],
             "Standard deviation of log10 area-to-mass of real fragments"),
            ("spread_mixture", wide[frames.MIXTURE],
             "Standard deviation of log10 area-to-mass in the model's mixture, same sizes"),
            ("spread_sum", wide[frames.WEIGHTED_SUM],
             "Standard deviation of log10 area-to-mass in the weighted sum, same sizes"),
        ]  # fmt: skip
        count = [
            (
                "fitted_fragments",
                int(self._usable.sum()),
                "Fragments whose area-to-mass ratio is compared",
            )
        ]
        return quantities(rows, digits=2) | quantities(count, digits=0)

    @cached_property
    def by_method(self) -> pd.DataFrame:
        """How good each forecast is, one row per way to make it."""
        rows = {
            name: hindcast.scores(self.judged, self.decay_days[name].to_numpy())
            for name in hindcast.METHODS
        }
        return pd.DataFrame.from_dict(rows, orient="index")

    @section(
        "method", "foretold", "decayed", "found_percent", "right_percent", "overall_percent",
        "month_error", "month_error_quartiles", "lost", "lost_foretold_percent",
    )  # fmt: skip
    def scores(self) -> pd.DataFrame:
        """The same, rounded for readers."""
        score = self.by_method
        quartiles = zip(score["month_error_low"], score["month_error_high"], strict=True)
        return pd.DataFrame(
            {
                "method": list(hindcast.METHODS.values()),
                "foretold": score["forecast_decayed"].astype(int).to_numpy(),
                "decayed": score["truly_decayed"].astype(int).to_numpy(),
                "found_percent": (100 * score["hit_rate"]).round(1).to_numpy(),
                "right_percent": (100 * score["precision"]).round(1).to_numpy(),
                "overall_percent": (100 * score["accuracy"]).round(1).to_numpy(),
                "month_error": score["month_error_median"].round(1).to_numpy(),
                "month_error_quartiles": [f"{low:.1f} to {high:.1f}" for low, high in quartiles],
                "lost": score["lost"].astype(int).to_numpy(),
                "lost_foretold_percent": (100 * score["foretold_among_lost"]).round(1).to_numpy(),
            }
        )

    @section("forecast", "decayed", "in_orbit", "lost")
    def confusion(self) -> pd.DataFrame:
        """Our forecast against fate, in fragments."""
        table = hindcast.confusion(self.judged, self.decay_days["fitted"].to_numpy())
        return table.assign(forecast=table["forecast"].str.replace("_", " "))

    @cached_property
    def _curves(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        p = self.parameters
        drawn = hindcast.spread(
            self.judged, self.fitted, self.air, p.samples, p.seed, p.density_error
        )
        return hindcast.curves(self.judged, self.decay_days, drawn)

    @section("method", "date", "percent")
    def survival(self) -> pd.DataFrame:
        """Share still in orbit by date: the truth, and each forecast."""
        curve = self._curves[0].rename(columns={"what": "method"})
        curve["percent"] = (100 * curve["share"]).round(3)
        return curve[list(type(self).sections()["survival"])]

    @section("method", "date", "percent_low", "percent_high")
    def survival_band(self) -> pd.DataFrame:
        """Nine tenths of the forecasts drawn with errors, about ours."""
        band = self._curves[1].assign(method=OURS)
        band["percent_low"] = (100 * band["low"]).round(3)
        band["percent_high"] = (100 * band["high"]).round(3)
        return band[list(type(self).sections()["survival_band"])]

    @section("month_error")
    def month_errors(self) -> pd.DataFrame:
        """By how many months our forecast misses, one row per fragment."""
        found = hindcast.month_errors(self.judged, self.decay_days["fitted"].to_numpy())
        return found.rename(columns={"months": "month_error"})

    @values(
        "judged_fragments", "truly_decayed", "lost", "lost_*", "hit_rate*", "precision",
        "month_error*", "decayed_share",
    )  # fmt: skip
    def score_values(self) -> dict[str, Value]:
        """What became of the fragments, and how well it was foretold."""
        count, by_method = len(self.judged.fragment), self.by_method
        ours = by_method.loc["fitted"]
        counts = [
            ("judged_fragments", count, "Fragments forecast"),
            (
                "truly_decayed",
                ours["truly_decayed"],
                "Fragments forecast that had decayed by the last day",
            ),
            ("lost", ours["lost"], "Fragments forecast that were lost from sight by the last day"),
        ]
        rates = [
            ("hit_rate", ours["hit_rate"], "Share of the decayed that our forecast foretold"),
            ("precision", ours["precision"],
             "Share of those foretold, not lost, that decayed"),
            ("hit_rate_static", by_method.loc["static", "hit_rate"],
             "Share of the decayed that a static atmosphere foretells"),
            ("hit_rate_bstar", by_method.loc["bstar", "hit_rate"],
             "Share of the decayed that B* taken at its word foretells"),
            ("lost_foretold", ours["foretold_among_lost"],
             "Share of the lost that our forecast takes for decayed"),
        ]  # fmt: skip
        months = [
            ("month_error", ours["month_error_median"],
             "Median of forecast minus true month of decay"),
            ("month_error_low", ours["month_error_low"], "Lower quartile of that error"),
            ("month_error_high", ours["month_error_high"], "Upper quartile of that error"),
        ]  # fmt: skip
        shares = [
            ("decayed_share", 100 * ours["truly_decayed"] / count,
             "Share of the fragments forecast that decayed"),
            ("lost_share", 100 * ours["lost"] / count,
             "Share of the fragments forecast that were lost"),
        ]  # fmt: skip
        percent = [(key, 100 * share, of) for key, share, of in rates]
        return (
            quantities(counts, digits=0)
            | quantities(percent, unit="%", digits=0)
            | quantities(months, unit="months", digits=1)
            | quantities(shares, unit="%", digits=1)
        )
