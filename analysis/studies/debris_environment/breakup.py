"""What one more test would add, and for how long."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.debris import atmosphere, data, event, exposure
from analysis.debris.event import Cloud
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, values
from analysis.studies.debris_environment.exposed import COUNTRIES, Exposed

YEARS_AFTER = (0, 1, 10)  # each with a month, in which the cloud spreads
SHOWN = {0: "a month later", 2: "ten years later"}  # places in YEARS_AFTER
HEIGHTS_KM = (300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0, 1200.0)
LARGER_THAN_M = 0.1
POLAR_DEG = 90.0
DRAWN = 1200


class Breakup(Exposed):
    """A mass that breaks up on a circular orbit."""

    @cached_property
    def _collision(self) -> dict:
        days = [self.start + np.timedelta64(int(y * 365.25) + 30, "D") for y in YEARS_AFTER]
        times = np.array(days, "datetime64[m]")
        flux = data.solar_flux(observed_only=True)
        sun = atmosphere.repeated_flux(flux, times[-1] + np.timedelta64(60, "D"))
        return {
            "mass_kg": self.parameters.test_mass_kg,
            "larger_than_m": LARGER_THAN_M,
            "start": self.start,
            "times": times,
            "atmosphere": atmosphere.density_table(sun, self.start, times[-1], POLAR_DEG),
            "edges_km": exposure.edges_km(self.shells),
            "samples": DRAWN,
            "seed": self.parameters.seed,
        }

    @cached_property
    def cloud(self) -> Cloud:
        """The fragments of the test at the chosen altitude, scaled."""
        p = self.parameters
        return event.collision_cloud(p.test_altitude_km, scale=p.test_scale, **self._collision)

    @cached_property
    def rise(self) -> pd.Series:
        """Rise of the flux on payloads by whose they are and place in YEARS_AFTER."""
        added = exposure.added_by(self.cloud.objects, self.shells)
        return added.set_index(["payloads_of", "time"])["increase"]

    @values("test_fragments", "test_gone_at_once", "test_left_10_years", "test_rise_*")
    def test_values(self) -> dict[str, Value]:
        """Fragments of the test, and what they add."""
        cloud, rise, rows = self.cloud, 100 * self.rise, []
        for name in COUNTRIES:
            key, text = f"test_rise_{name.lower()}", f"Rise of flux on payloads ({name})"
            rows += [
                (key, rise[name, 0], f"{text} a month after the test, scaled"),
                (f"{key}_model", rise[name, 0] / self.parameters.test_scale,
                 f"{text} a month after the test, the model's number of fragments"),
                (f"{key}_10_years", rise[name, 2], f"{text} ten years after the test, scaled"),
            ]  # fmt: skip
        made = "Fragments above 10 cm made by the test, scaled"
        gone = 100 * cloud.gone_at_once / cloud.created
        left = 100 * cloud.in_orbit[2] / cloud.created
        rows.append(("test_left_10_years", left, "Share of these still in orbit after ten years"))
        return (
            quantities([("test_fragments", cloud.created, made)], digits=0)
            | quantities(
                [("test_gone_at_once", gone, "Share of these that re-enter or escape at once")],
                unit="%", digits=1,
            )
            | quantities(rows, unit="%", digits=0)
        )  # fmt: skip

    @section(
        "breakup_altitude_km", "payloads_of", "after", "increase_low_percent",
        "increase_high_percent",
    )  # fmt: skip
    def by_altitude(self) -> pd.DataFrame:
        """Rise of the flux on payloads by altitude of the breakup, early and late."""
        p = self.parameters
        heights = sorted({*HEIGHTS_KM, p.test_altitude_km})
        found = event.by_altitude(heights, self.shells, **self._collision)
        table = exposure.between(found, p.test_scale, SHOWN)
        table["increase_low_percent"] = (100 * table["low"]).round(3)
        table["increase_high_percent"] = (100 * table["high"]).round(3)
        table = table.rename(columns={"altitude_km": "breakup_altitude_km", "when": "after"})
        return table[list(type(self).sections()["by_altitude"])]
