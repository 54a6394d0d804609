import shutil

import numpy as np
import pytest

from analysis.debris import admission, data
from analysis.debris.atmosphere import DensityTable, density_table
from tests.debris import small_tables


@pytest.fixture(scope="session")
def exponential_air():
    """rho = 1e-12 exp(-(h - 400) / 60) kg/m3, for ever."""
    altitude = np.arange(100.0, 1601.0, 10.0)
    log_density = np.log(1e-12) - (altitude - 400) / 60
    return DensityTable(np.array([0.0]), altitude, log_density[None, :])


@pytest.fixture(scope="session")
def observed_air():
    """The air that polar orbits met from 2007 to March 2025."""
    return density_table(
        data.solar_flux(), np.datetime64("2007-06-01"), np.datetime64("2025-03-06"), 98.8
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return small_tables.of_three_days(tmp_path_factory.mktemp("made") / "debris")


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "data" / "debris")


@pytest.fixture
def sources(tmp_path):
    return small_tables.downloads(tmp_path, "gp.csv.gz")


@pytest.fixture
def small_catalogues_count(monkeypatch):
    monkeypatch.setattr(admission, "WHOLE_CATALOGUE", small_tables.WHOLE_CATALOGUE)
