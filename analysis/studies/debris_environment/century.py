"""Low orbit to the last year: scenarios, sweeps, grids, and how long a very low orbit lasts."""

from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.debris import atmosphere, data, decay, traffic
from analysis.debris.atmosphere import DensityTable
from analysis.debris.environment import Outlook, Scenario
from analysis.debris.traffic import Setting
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, value, values
from analysis.studies.debris_environment import frames
from analysis.studies.debris_environment.breakup import Breakup

USUAL, KEPT = "business as usual", "guidelines kept"
REMOVAL, NO_LAUNCHES = "guidelines kept, and removal", "no launches"
KEYS = {"usual": USUAL, "good": KEPT, "removal": REMOVAL, "none": NO_LAUNCHES}
RECORD_BEGINS = np.datetime64("1958-06-01")
LOW_ORBIT_DEG = 80.0
COMPLIANCES = (0.0, 0.3, 0.6, 0.8, 0.9, 1.0)
# Removals tried, over the chosen number.
REMOVAL_MULTIPLES = (0.0, 0.5, 1.0, 2.0, 4.0)
SWEEP_STEP_YEARS = 0.5
GRID_WIDTHS_KM, GRID_STEPS_YEARS = (100.0, 50.0, 25.0), (0.5, 0.25)
# Altitudes above the lowest that SLATS held: others where it stayed, and the top of the figure.
VERY_LOW_KM = (181.1, 216.8, 230.0, 250.0, 271.5, 300.0)
VERY_LOW_M2_KG = 0.005


class Century(Breakup):
    """What habits of launching, disposing and removing leave behind."""

    @cached_property
    def record(self) -> DensityTable:
        """Density of the air over the solar cycles on record."""
        ends = self.start.astype("datetime64[M]") + np.timedelta64(14, "D")
        return atmosphere.density_table(
            data.solar_flux(observed_only=True), RECORD_BEGINS, ends, LOW_ORBIT_DEG,
            step_days=91, latitude_samples=4, local_time_samples=4,
        )  # fmt: skip

    def setting_of(self, shell_width_km: float) -> Setting:
        """The model's setting at the start, in shells of one width."""
        seed = self.parameters.seed
        return traffic.setting(self.shells, data.launches(), self.record, shell_width_km, seed=seed)

    @cached_property
    def setting(self) -> Setting:
        """The setting in shells of the chosen width."""
        return self.setting_of(float(self.parameters.shell_width_km))

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        """What people do, by name."""
        p = self.parameters
        usual = Scenario(
            launch_multiple=p.launch_multiple,
            compliance=p.compliance_usual,
            active_years=p.active_years,
            explosions_per_year=p.explosions_per_year,
            removals_per_year=0.0,
            avoidance=p.avoidance,
            relative_speed_km_s=p.low_orbit_speed_km_s,
        )
        safer = replace(usual, explosions_per_year=p.explosions_kept)
        kept = replace(safer, compliance=p.compliance_good)
        return {
            USUAL: usual,
            KEPT: kept,
            REMOVAL: replace(kept, removals_per_year=p.removals_per_year),
            NO_LAUNCHES: replace(safer, launch_multiple=0.0),
        }

    @cached_property
    def outlooks(self) -> dict[str, Outlook]:
        """Each scenario followed to the last year."""
        p = self.parameters
        return frames.futures(
            self.setting, self.scenarios, p.last_year, p.samples, p.seed, p.step_years
        )

    @section("scenario", "year", "fragments_low", "fragments", "fragments_high")
    def fans(self) -> pd.DataFrame:
        """Fragments by scenario and year, median and nine tenths of the samples."""
        return frames.fans(self.outlooks)

    @section("scenario", "active", "derelict", "fragments", "collisions", "fragments_over_start",
             "unaccounted")  # fmt: skip
    def ends(self) -> pd.DataFrame:
        """Each scenario in the last year."""
        return frames.summary(self.outlooks)

    @values("fragments_now", *(f"fragments_{k}" for k in KEYS), "collisions_*", "compliance_gain")
    def scenario_values(self) -> dict[str, Value]:
        """Fragments and collisions by scenario."""
        ends = self.ends.set_index("scenario")
        now = self.outlooks[USUAL].fragments[0, 0]
        rows = [("fragments_now", now, "Fragments above 10 cm in low orbit at the start")]
        for key, name in KEYS.items():
            rows += [
                (f"fragments_{key}", ends.loc[name, "fragments"],
                 f"Fragments in the last year: {name}"),
                (f"collisions_{key}", ends.loc[name, "collisions"],
                 f"Catastrophic collisions by the last year: {name}"),
            ]  # fmt: skip
        early = frames.early_collisions_per_year(self.outlooks[NO_LAUNCHES])
        gain = ends.loc[USUAL, "fragments"] / ends.loc[KEPT, "fragments"]
        return (
            quantities(rows, digits=0)
            | quantities(
                [("collisions_early", early,
                  "Catastrophic collisions a year in the first ten years, without launches")],
                unit="per year", digits=2,
            )
            | quantities(
                [("compliance_gain", gain,
                  "Fragments under business as usual over those with guidelines kept")],
                unit="times", digits=1,
            )
        )  # fmt: skip

    def _sweep(self, base: str, field: str, tried: list[float], samples: int) -> pd.DataFrame:
        p = self.parameters
        return frames.sweep(
            self.setting, self.scenarios[base], field, tried, p.last_year, samples, p.seed,
            SWEEP_STEP_YEARS,
        )  # fmt: skip

    @section("disposed_percent", "fragments_low", "fragments", "fragments_high", "collisions")
    def disposal(self) -> pd.DataFrame:
        """Fragments in the last year by share of satellites disposed of, else as usual."""
        p = self.parameters
        tried = sorted({*COMPLIANCES, p.compliance_usual, p.compliance_good})
        table = self._sweep(USUAL, "compliance", tried, p.samples // 2)
        table["disposed_percent"] = (100 * table["compliance"]).round(1)
        return table[list(type(self).sections()["disposal"])]

    @section("removals_per_year", "fragments_low", "fragments", "fragments_high", "collisions")
    def removal(self) -> pd.DataFrame:
        """Fragments in the last year by removals, guidelines kept: none, and about as chosen."""
        p = self.parameters
        tried = sorted({multiple * p.removals_per_year for multiple in REMOVAL_MULTIPLES})
        return self._sweep(KEPT, "removals_per_year", tried, 3 * p.samples)

    @values("removal_gain")
    def removal_value(self) -> dict[str, Value]:
        """What the chosen number of removals achieves."""
        chosen = self.parameters.removals_per_year
        fragments = self.removal.set_index("removals_per_year")["fragments"]
        gain = 100 * (1 - fragments[chosen] / fragments[0.0])
        told = numbers.in_words(chosen) if chosen.is_integer() else f"{chosen:g}"
        text = f"Fewer fragments at the end with {told} removals a year than with none"
        return quantities([("removal_gain", gain, text)], unit="%", digits=0)

    @section("shell_width_km", "step_years", "objects", "difference_percent")
    def grids(self) -> pd.DataFrame:
        """Objects in the last year without chance, by shell width and time step."""
        settings = {width: self.setting_of(width) for width in GRID_WIDTHS_KM}
        return frames.convergence(
            settings, self.scenarios[KEPT], self.parameters.last_year, GRID_STEPS_YEARS
        )

    @value("grid_error", unit="%", digits=1, of="Largest difference from the finest grid")
    def grid_error(self) -> float:
        """Per cent of the objects."""
        return self.grids["difference_percent"].abs().max()

    @cached_property
    def lowest_held_km(self) -> float:
        """Lowest altitude that SLATS held with its ion engine."""
        return tables.lookup("debris/reference_figures", "slats-lowest")

    @section("sun", "altitude_km", "days_left")
    def lifetimes(self) -> pd.DataFrame:
        """Days until re-entry from very low orbits, by state of the Sun."""
        flux = data.solar_flux(observed_only=True)
        table = decay.lifetime_by_altitude(
            flux, [self.lowest_held_km, *VERY_LOW_KM], VERY_LOW_M2_KG
        )
        return table.rename(columns={"days": "days_left"})

    @values("days_at_*")
    def lifetime_values(self) -> dict[str, Value]:
        """Days from the ends of the altitudes that SLATS held."""
        stay = self.lifetimes.set_index(["sun", "altitude_km"])["days_left"]
        highest = [
            ("days_at_271_quiet", stay["solar minimum", 271.5],
             "Days until re-entry from the highest SLATS altitude, solar minimum"),
            ("days_at_271_active", stay["solar maximum", 271.5],
             "Days until re-entry from the highest SLATS altitude, solar maximum"),
        ]  # fmt: skip
        lowest = [
            ("days_at_167_quiet", stay["solar minimum", self.lowest_held_km],
             "Days until re-entry from the lowest SLATS altitude, solar minimum"),
        ]  # fmt: skip
        return quantities(highest, unit="d", digits=0) | quantities(lowest, unit="d", digits=1)
