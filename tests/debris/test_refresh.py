"""A rebuild replaces all tables or none."""

import hashlib
import os
import shutil

import numpy as np
import pandas as pd
import pytest

from analysis import paths
from analysis.debris import refresh as module
from analysis.debris.refresh import refresh
from analysis.errors import DataError, InputError
from tests.debris.catalogue_writer import omm, omm_row, satcat, satcat_row, save, tle_set, weather


@pytest.fixture
def folder(tmp_path):
    """A copy of data/debris with the long tables cut, to be quick."""
    copy = tmp_path / "data" / "debris"
    shutil.copytree(paths.DATA / "debris", copy)
    for name in ("fragment_orbits", "population", "shell_density", "fragments"):
        file = copy / f"{name}.csv"
        file.write_text("".join(file.read_text().splitlines(keepends=True)[:73]))
    return copy


@pytest.fixture
def sources(tmp_path):
    """A satellite catalogue, whole catalogues of two days and space weather, all tiny."""
    weeks = pd.date_range("2019-01-06", "2020-06-28", freq="7D").strftime("%Y-%m-%d")
    launched = [
        satcat_row(40000 + 10 * n, f"SAT {n}", "PAY", "JPN", day) for n, day in enumerate(weeks)
    ]
    cloud = [satcat_row(40005 + 10 * n, "FENGYUN 1C DEB", rcs="0.02") for n in range(40)]
    sets = "".join(tle_set(f"{40005 + 10 * n:05d}", "FENGYUN 1C DEB") for n in range(40))
    later = [
        omm_row(40005 + 10 * n, "FENGYUN 1C DEB", "2023-01-24T00:00:00", 14.11) for n in range(35)
    ]
    return {
        "satcat": save(tmp_path, "satcat.csv", satcat(launched + cloud)),
        "tle": save(tmp_path, "20200524.tle.gz", sets),
        "omm": save(tmp_path, "gp.csv", omm(later)),
        "weather": save(tmp_path, "sw.csv", weather(["2020-01-01,5,70.1,OBS,70"])),
    }


@pytest.fixture
def small_catalogues_count(monkeypatch):
    monkeypatch.setattr(module, "WHOLE_CATALOGUE", 30)


def prints(folder):
    return {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.iterdir())
        if f.is_file()
    }


def leftovers(folder):
    return [p.name for p in folder.parent.iterdir() if p != folder]


@pytest.mark.usefixtures("small_catalogues_count")
def test_a_full_set_of_files_rebuilds_every_derived_table(folder, sources):
    done = refresh(list(sources.values()), folder)
    assert [line.split(" without ")[1].split(":")[0] for line in done.kept] == ["gp.csv"]
    assert {line.split(":")[0] for line in done.rebuilt} == {
        "catalogue_counts", "cloud_counts", "launches", "shell_density", "cloud_elements",
        "population", "shell_classes", "fragments", "fragment_orbits", "solar_flux",
    }  # fmt: skip
    fragments = pd.read_csv(folder / "fragments.csv")
    assert len(fragments) == 40
    orbits = pd.read_csv(folder / "fragment_orbits.csv")
    assert orbits.groupby("date").size().to_dict() == {"2020-05-24": 40, "2023-01-24": 35}
    assert "40005" not in (folder / "fragments.csv").read_text()
    assert pd.read_csv(folder / "inputs.csv")["kind"].tolist() == [
        "weather" if k == "weather" else k for k in ("space-weather", "tle", "satcat", "omm")
    ]
    assert leftovers(folder) == []


@pytest.mark.usefixtures("small_catalogues_count")
def test_a_second_run_gives_the_same_bytes_and_dates_are_replaced_not_doubled(folder, sources):
    refresh(list(sources.values()), folder)
    first = prints(folder)
    refresh(list(sources.values()), folder)
    assert prints(folder) == first
    shells = pd.read_csv(folder / "shell_density.csv")
    assert not shells.duplicated(["date", "altitude_low_km"]).any()


def test_what_cannot_be_made_stays_and_is_told(folder, sources):
    before = prints(folder)
    done = refresh([sources["weather"]], folder)
    assert [line.split(":")[0] for line in done.rebuilt] == ["solar_flux"]
    assert any("fragments" in line and "two dates" in line for line in done.kept)
    after = prints(folder)
    assert {n for n in after if after[n] != before[n]} == {"solar_flux.csv", "inputs.csv"}
    assert "kept" in str(done)


def test_a_group_of_satellites_is_not_a_whole_catalogue(folder, sources):
    with pytest.raises(InputError, match="not a whole catalogue"):
        refresh([sources["tle"]], folder)


@pytest.mark.parametrize("bad", ["cut", "html", "columns"])
def test_one_bad_file_leaves_everything_as_it_was(folder, sources, tmp_path, bad):
    before = prints(folder)
    text = sources["satcat"].read_text()
    content = {
        "cut": text[:-40],
        "html": "<html>busy</html>",
        "columns": text.replace("OWNER", "WHO"),
    }[bad]
    with pytest.raises(DataError, match=r"bad\.csv, line"):
        refresh([sources["weather"], save(tmp_path, "bad.csv", content)], folder)
    assert prints(folder) == before
    assert leftovers(folder) == [p for p in leftovers(folder) if not p.startswith(".")]


@pytest.mark.usefixtures("small_catalogues_count")
@pytest.mark.parametrize("moment", ["make", "check", "swap"])
def test_a_failure_at_any_moment_leaves_everything_as_it_was(folder, sources, monkeypatch, moment):
    before = prints(folder)

    def fail(*_):
        raise KeyboardInterrupt

    if moment == "make":
        monkeypatch.setattr(module.derive, "fragments", fail)
    elif moment == "check":
        monkeypatch.setattr(module, "_check", fail)
    else:
        real, calls = os.rename, []

        def second_fails(one, other):
            calls.append(one)
            if len(calls) == 2:
                raise KeyboardInterrupt
            real(one, other)

        monkeypatch.setattr(os, "rename", second_fails)
    with pytest.raises(KeyboardInterrupt):
        refresh(list(sources.values()), folder)
    assert prints(folder) == before
    assert not [n for n in leftovers(folder) if n.startswith(".")]


def test_a_table_that_breaks_its_descriptor_is_not_swapped_in(folder, sources, monkeypatch):
    before = prints(folder)
    monkeypatch.setattr(
        module.derive, "solar_flux",
        lambda _: pd.DataFrame({"date": [pd.Timestamp("2020-01-15")], "f107_sfu": [-5.0],
                                "f107_mean81_sfu": [70.0], "ap": [np.nan], "basis": ["observed"]}),
    )  # fmt: skip
    with pytest.raises(DataError, match="solar_flux, line 2, column f107_sfu"):
        refresh([sources["weather"]], folder)
    assert prints(folder) == before


def test_contradicting_and_missing_files_are_refused(folder, sources, tmp_path):
    twin = shutil.copy(sources["satcat"], tmp_path / "again.csv")
    with pytest.raises(InputError, match="both satcat"):
        refresh([sources["satcat"], twin], folder)
    copy = shutil.copy(sources["tle"], tmp_path / "again.tle.gz")
    with pytest.raises(InputError, match="both of 2020-05-24"):
        refresh([sources["tle"], copy], folder)
    with pytest.raises(InputError, match="no file given"):
        refresh([], folder)
    with pytest.raises(DataError, match=r"no datapackage\.json"):
        refresh([sources["weather"]], tmp_path)
