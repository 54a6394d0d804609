"""A rebuild replaces all tables or none, and nothing that was there is lost without a word."""

import errno
import functools
import itertools
import os
import shutil
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis import earlier, paths
from analysis.debris import derive, losses
from analysis.debris import refresh as module
from analysis.debris.refresh import refresh
from analysis.errors import DataError, InputError
from tests.debris.catalogue_writer import (
    catalogue_of_elements,
    omm,
    omm_row,
    satcat,
    satcat_row,
    satellite_catalogue,
    save,
    things,
    weather,
)  # fmt: skip
from tests.debris.refreshing import TODAY, days_of, prints, told
from tests.debris.small_tables import NEW_DAY, OLD_DAYS

pytestmark = pytest.mark.usefixtures("small_catalogues_count")


def test_a_full_set_of_files_adds_its_day_to_every_table_and_keeps_the_others(folder, sources):
    answer = refresh(list(sources.values()), folder, today=TODAY)
    assert answer.replaced
    assert set(told(answer, "rebuilt")) == {
        "catalogue_counts", "cloud_counts", "launches", "shell_density", "cloud_elements",
        "population", "shell_classes", "fragments", "fragment_orbits", "solar_flux",
    }, answer.told  # fmt: skip
    for name in losses.BY_DAY:
        assert days_of(folder, name) == [*map(str, OLD_DAYS), str(NEW_DAY)], name
    assert "new: 2020-05-24" in told(answer, "rebuilt")["fragment_orbits"]


def test_the_files_that_the_tables_stand_on_are_named(folder, sources, tmp_path):
    before = pd.read_csv(folder / "inputs.csv")
    active = save(tmp_path, "active.csv", group().replace(str(NEW_DAY), "2020-05-20"))
    refresh([*sources.values(), active], folder, today=TODAY)
    after = pd.read_csv(folder / "inputs.csv")
    new = after.merge(before, how="left", indicator=True).query("_merge == 'left_only'")
    assert sorted(new["kind"]) == ["omm", "satcat", "space-weather"]
    assert set(before["file"]) - set(after["file"]) == set(before.query("kind == 'satcat'")["file"])


def test_a_second_run_gives_the_same_bytes_and_days_are_replaced_not_doubled(folder, sources):
    refresh(list(sources.values()), folder, today=TODAY)
    first = prints(folder)
    answer = refresh(list(sources.values()), folder, today=TODAY)
    assert prints(folder) == first
    assert not told(answer, "rebuilt")


def test_a_day_that_is_replaced_is_no_new_day(folder, sources):
    older(folder, "shell_density", lambda t: t.assign(objects=(t["objects"] * 0.99).round(2)))
    given = save(sources["elements"].parent, "again.csv", catalogue_of_elements(OLD_DAYS[-1]))
    answer = refresh([given], folder, today=TODAY)
    rows = len(pd.read_csv(folder / "shell_density.csv"))
    assert told(answer, "rebuilt")["shell_density"] == (
        f"{rows:,} rows, {rows:,} before; no new day"
    )


def test_what_cannot_be_made_stays_and_is_told(folder, sources):
    before = prints(folder)
    answer = refresh([sources["weather"]], folder, today=TODAY)
    assert set(told(answer, "rebuilt")) == {"solar_flux"}
    assert "SATCAT" in told(answer, "kept")["fragments"]
    after = prints(folder)
    assert {n for n in after if after[n] != before[n]} == {"solar_flux.csv", "inputs.csv"}


# --- is a file what the tables need?


def group(count=2000, name="STARLINK-{}"):
    return omm(omm_row(50000 + n, name.format(n), f"{NEW_DAY}T00:00:00") for n in range(count))


NOT_WHOLE = {
    "a group of active satellites": (group(), "2,000 objects on orbit and no debris: a group"),
    "a group with stages": (
        catalogue_of_elements(NEW_DAY, lambda t: t.kind != "DEB"), "no debris: a group",
    ),
    "no stages": (
        catalogue_of_elements(NEW_DAY, lambda t: t.kind != "R/B"), "no rocket bodies: a group",
    ),
    "one cloud": (
        catalogue_of_elements(NEW_DAY, lambda t: t.name == "FENGYUN 1C DEB"),
        "not a whole catalogue",
    ),
    "a cloud left out": (
        catalogue_of_elements(NEW_DAY, lambda t: t.name != "IRIDIUM 33 DEB"),
        "no 'IRIDIUM 33 DEB', of which there were",
    ),
    "no names": (group(name=""), "no names"),
    "numbers for names": (group(name="{}"), "no names"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NOT_WHOLE)
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_whole_catalogue_never_enters_the_shell_tables(folder, tmp_path, kind, force):
    text, why = NOT_WHOLE[kind]
    before = prints(folder)
    answer = refresh([save(tmp_path, "active.csv", text)], folder, today=TODAY, force=force)
    assert not answer.replaced
    assert why in told(answer, "left out")["active.csv"]
    assert prints(folder) == before


def test_elements_without_names_take_those_of_the_satellite_catalogue(folder, sources, tmp_path):
    nameless = omm(
        omm_row(t.number, "", f"{NEW_DAY}T00:00:00") for t in things(NEW_DAY) if not t.decay
    )
    given = [sources["satcat"], save(tmp_path, "sets.csv", nameless)]
    assert refresh(given, folder, today=TODAY).replaced
    clouds = pd.read_csv(folder / "cloud_elements.csv").query(f"date == '{NEW_DAY}'")
    assert clouds.set_index("cloud")["current_elements"]["fengyun-1c"] > 50


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"owner": ""}, "OWNER is empty in"),
        ({"launch": ""}, "LAUNCH_DATE is empty in"),
        ({"name": ""}, "OBJECT_NAME is empty in"),
        ({"apogee": "", "perigee": ""}, "APOGEE is empty in"),
        ({"kind": ""}, "OBJECT_TYPE is empty or unknown in"),
        ({"kind": "UNK"}, "OBJECT_TYPE is empty or unknown in"),
        ({"kind": "PAY"}, "no debris"),
        ({"kind": "DEB"}, "no rocket bodies"),
        ({"name": "OBJECT"}, "no 'FENGYUN 1C DEB'"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_what_a_satellite_catalogue_does_not_say_becomes_no_zero(
    folder, tmp_path, given, why, force
):
    text = satellite_catalogue(date(2020, 6, 7), **given)
    before = prints(folder)
    answer = refresh([save(tmp_path, "satcat.csv", text)], folder, today=TODAY, force=force)
    assert why in told(answer, "left out")["satcat.csv"]
    assert prints(folder) == before


def test_five_rows_are_no_satellite_catalogue(folder, tmp_path):
    few = satcat(satcat_row(50000 + n, f"SAT {n}", "PAY", launch="2020-05-01") for n in range(5))
    answer = refresh([save(tmp_path, "few.csv", few)], folder, today=TODAY, force=True)
    assert not answer.replaced
    assert "5 objects on orbit, not a whole catalogue" in told(answer, "left out")["few.csv"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (satcat([satcat_row(1, launch="2999-01-01")]), "a launch or decay of 2999-01-01"),
        (satcat([satcat_row(1, decay="2999-01-01")]), "a launch or decay of 2999-01-01"),
        (catalogue_of_elements(date(2021, 1, 3)), "element sets of 2021-01-03"),
        (weather(["2021-01-03,5,70.1,OBS,70"]), "an observation of 2021-01-03"),
    ],
)
def test_a_day_to_come_is_refused(folder, tmp_path, text, what):
    before = prints(folder)
    with pytest.raises(DataError, match=f"early.csv: {what}, a day to come: today is 2021-01-01"):
        refresh([save(tmp_path, "early.csv", text)], folder, today=TODAY, force=True)
    assert prints(folder) == before


# --- would something be lost?


def older(folder, name, change):
    """The present tables, with one of them changed before the refresh."""
    table = pd.read_csv(folder / f"{name}.csv")
    change(table).to_csv(folder / f"{name}.csv", index=False)


def more(table):
    """Twice as dense, so that what is given falls to the half."""
    return table.assign(objects=table["objects"] * 2)


def with_a_younger_day(table):
    return pd.concat([table, table.tail(1).assign(date="2020-07-01")])


def renamed(table):
    return pd.concat([table, table.assign(selection="lost " + table["selection"])])


def doubled(table):
    return pd.concat([table, table.assign(fragment=table["fragment"] + len(table))])


LAUNCHES = pd.DataFrame(columns=["launch_year", "altitude_low_km", "payloads", "rocket_bodies"])

LOSSES = {
    "density falls": ("shell_density", more, "objects at 700 to 1,000 km would fall from"),
    "a class falls": ("population", more, "payload would fall from"),
    "the end": ("catalogue_counts", with_a_younger_day, "would end on 2020-05-31 in place of"),
    "a selection": ("catalogue_counts", renamed, "would lose all of its catalogued of lost all"),
    "fragments": ("fragments", doubled, "would fall from"),
}


@pytest.mark.parametrize("kind", LOSSES)
def test_a_loss_is_told_and_refused_unless_forced(folder, sources, kind):
    name, change, why = LOSSES[kind]
    older(folder, name, change)
    before = prints(folder)
    answer = refresh(list(sources.values()), folder, today=TODAY)
    assert not answer.replaced
    assert why in told(answer, "refused")[name]
    assert prints(folder) == before
    forced = refresh(list(sources.values()), folder, today=TODAY, force=True)
    assert forced.replaced
    assert told(forced, "forced")[name]
    assert prints(folder) != before


def test_no_force_leaves_a_table_without_a_row(folder, sources, monkeypatch):
    """Nothing could read it afterwards, the next refresh neither."""
    monkeypatch.setattr(derive, "launches", lambda satcat, last: LAUNCHES[:0])
    before = prints(folder)
    with pytest.raises(DataError, match=r"launches.*no row below its head"):
        refresh([sources["satcat"]], folder, today=TODAY, force=True)
    assert prints(folder) == before


def test_the_real_tables_agree_with_themselves_day_by_day():
    """The basis of the thresholds: no catalogue of 1997 to 2025 would have been refused."""
    folder = paths.DATA / "debris"
    for name in ("shell_density", "population", "shell_classes"):
        table = pd.read_csv(folder / f"{name}.csv", parse_dates=["date"])
        days = np.unique(table["date"].to_numpy("datetime64[D]"))
        for before, day in itertools.pairwise(days):
            old = table[table["date"] == pd.Timestamp(before)]
            assert losses.disagreement(name, old, table, np.array([day])) == []


def test_orbits_of_before_stay_with_their_fragments(folder, sources):
    before = pd.read_csv(folder / "fragment_orbits.csv")
    refresh([sources["satcat"], sources["elements"]], folder, today=TODAY)
    after = pd.read_csv(folder / "fragment_orbits.csv")
    kept = after[after["date"] != str(NEW_DAY)]
    assert len(kept) == len(before)
    fates = pd.read_csv(folder / "fragments.csv").set_index("fragment")
    # whoever decayed is seen on no later day
    decayed = kept["fragment"].map(fates["decay_month"])
    assert decayed.notna().any()
    assert not (decayed < kept["date"].str[:7]).any()
    assert (after["date"] == str(NEW_DAY)).any()


def test_orbits_that_cannot_be_told_apart_any_more_are_refused_and_named(folder, sources):
    """Another fragment in the middle: whose orbit is whose, the numbers do not say any more."""
    older(
        folder, "fragments", lambda fates: fates.assign(decay_month=fates["decay_month"].shift(1))
    )
    answer = refresh([sources["satcat"], sources["elements"]], folder, today=TODAY)
    assert not answer.replaced
    assert told(answer, "refused")["fragment_orbits"].startswith(
        "would lose 2012-10-22 to 2017-04-01: give the catalogues of those days too"
    )


def test_sizes_are_kept_where_the_new_catalogue_has_none(folder, tmp_path):
    before = pd.read_csv(folder / "fragments.csv")["diameter_cm"].notna().sum()
    text = satellite_catalogue(date(2020, 6, 7), rcs="")
    assert refresh([save(tmp_path, "satcat.csv", text)], folder, today=TODAY).replaced
    assert pd.read_csv(folder / "fragments.csv")["diameter_cm"].notna().sum() == before > 0


def test_a_part_of_a_cloud_does_not_make_the_others_lost(folder, sources, tmp_path):
    part = catalogue_of_elements(NEW_DAY, lambda t: "FENGYUN" in t.name and t.number % 4 == 0)
    refresh([sources["satcat"], save(tmp_path, "part.csv", part)], folder, today=TODAY)
    assert days_of(folder, "fragment_orbits") == [*map(str, OLD_DAYS)]


def test_a_few_days_of_weather_replace_no_month(folder, tmp_path):
    before = pd.read_csv(folder / "solar_flux.csv")
    rows = ["2019-02-01,5,170.1,OBS,70", "2020-11-01,5,71.0,OBS,70"]
    answer = refresh([save(tmp_path, "sw.csv", weather(rows))], folder, today=TODAY)
    assert answer.replaced
    after = pd.read_csv(folder / "solar_flux.csv")
    assert after.iloc[:-1].equals(before)
    assert after["date"].iloc[-1] == "2020-11-15"


def test_what_no_notebook_could_use_is_refused(folder, sources):
    seen = []

    def rehearsal(built):
        seen.append(sorted(pd.read_csv(built / "shell_density.csv")["date"])[-1])
        return [("debris_clouds", "would not run: no such day")]

    before = prints(folder)
    answer = refresh(list(sources.values()), folder, today=TODAY, rehearsal=rehearsal)
    assert seen == [str(NEW_DAY)]
    assert not answer.replaced
    assert told(answer, "refused") == {"debris_clouds": "would not run: no such day"}
    assert prints(folder) == before


# --- whole or not at all, and back again


@pytest.mark.parametrize("bad", ["cut", "html", "columns"])
def test_one_bad_file_leaves_everything_as_it_was(folder, sources, tmp_path, bad):
    before = prints(folder)
    text = sources["satcat"].read_text()
    content = {
        "cut": text[:-40],
        "html": "<html>busy</html>",
        "columns": text.replace("OWNER", "WHO"),
    }[bad]
    with pytest.raises(DataError, match=r"bad\.csv"):
        refresh([sources["weather"], save(tmp_path, "bad.csv", content)], folder, today=TODAY)
    assert prints(folder) == before


@pytest.mark.parametrize("moment", ["make", "check", "keep", "swap"])
def test_a_failure_at_any_moment_leaves_everything_as_it_was(folder, sources, monkeypatch, moment):
    before = prints(folder)

    def fail(*_):
        raise KeyboardInterrupt

    if moment == "make":
        monkeypatch.setattr(module.planned.__globals__["derive"], "fragments", fail)
    elif moment == "check":
        monkeypatch.setattr(module, "_checked", fail)
    elif moment == "keep":
        monkeypatch.setattr(earlier, "keep", fail)
    else:
        real = os.rename

        def into_place_fails(one, other):
            if os.fspath(other) == os.fspath(folder) and os.fspath(one).endswith("new"):
                raise KeyboardInterrupt
            real(one, other)

        monkeypatch.setattr(os, "rename", into_place_fails)
    with pytest.raises(KeyboardInterrupt):
        refresh(list(sources.values()), folder, today=TODAY)
    assert prints(folder) == before
    left = [p.name for p in folder.parent.iterdir() if p.name not in ("debris", ".earlier")]
    assert left == []


@pytest.mark.parametrize("place", ["apart", "beside", "earlier", "back"])
def test_a_disk_that_is_full_is_told_as_such(folder, sources, monkeypatch, place):
    """One error with its file, not the list of all files for which there was no room."""
    refresh([sources["weather"]], folder, today=TODAY)
    before = prints(folder)
    real = shutil.copyfile
    full = {"apart": "", "beside": folder.parent / ".partial-",
            "earlier": earlier.kept(folder).parent, "back": folder.parent}[place]  # fmt: skip

    def no_room(source, target, **how):
        if os.fspath(target).startswith(os.fspath(full)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fspath(target))
        return real(source, target, **how)

    monkeypatch.setattr(shutil, "copyfile", no_room)
    call = earlier.put_back if place == "back" else functools.partial(
        refresh, [sources["satcat"]], today=TODAY
    )  # fmt: skip
    with pytest.raises(OSError, match="No space left") as caught:
        call(folder=folder)
    assert caught.value.errno == errno.ENOSPC
    assert prints(folder) == before


def test_a_table_that_breaks_its_descriptor_is_not_swapped_in(folder, sources, monkeypatch):
    before = prints(folder)
    monkeypatch.setattr(
        derive, "solar_flux",
        lambda _: pd.DataFrame({"date": [pd.Timestamp("2021-01-15")], "f107_sfu": [-5.0],
                                "f107_mean81_sfu": [70.0], "ap": [np.nan], "basis": ["observed"]}),
    )  # fmt: skip
    with pytest.raises(DataError, match=r"^new table solar_flux\.csv, line \d+, column f107_sfu: "):
        refresh([sources["weather"]], folder, today=TODAY)
    assert prints(folder) == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("datapackage.json", "{", r"datapackage\.json: no JSON"),
        ("datapackage.json", '{"resources": {}}', r"datapackage\.json: "),
        (
            "inputs.csv",
            "file,kind,date,rows,skipped\na,omm,2017-04-01,１２,0\n",
            "inputs.csv, line 2",
        ),
        ("launches.csv", "", r"launches\.csv: empty"),
    ],
)
def test_present_tables_are_read_as_strictly_as_everywhere(folder, sources, name, content, told):
    (folder / name).write_text(content)
    before = prints(folder)
    with pytest.raises(DataError, match=told):
        refresh([sources["weather"]], folder, today=TODAY)
    assert prints(folder) == before


def test_undo_brings_the_tables_back_and_to_undo_again_the_newer_ones(folder, sources):
    before = prints(folder)
    refresh(list(sources.values()), folder, today=TODAY)
    newer = prints(folder)
    assert "shell_density.csv" in earlier.put_back(folder)
    assert prints(folder) == before
    earlier.put_back(folder)
    assert prints(folder) == newer


def test_contradicting_and_missing_files_are_refused(folder, sources, tmp_path):
    twin = shutil.copy(sources["satcat"], tmp_path / "again.csv")
    with pytest.raises(InputError, match="both satcat"):
        refresh([sources["satcat"], twin], folder, today=TODAY)
    with pytest.raises(InputError, match="no file given"):
        refresh([], folder, today=TODAY)
    with pytest.raises(DataError, match=r"no datapackage\.json"):
        refresh([sources["weather"]], tmp_path, today=TODAY)


def test_links_stay_links_whatever_they_lead_to_and_come_back(folder, sources, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / "others").mkdir()
    flux = shutil.move(folder / "solar_flux.csv", tmp_path / "solar_flux.csv")
    held = flux.read_bytes()
    links = {
        "mine": precious, ".#notes": tmp_path / "nowhere", "loop": "loop",
        "others": tmp_path / "others", "solar_flux.csv": flux,
    }  # fmt: skip
    for name, target in links.items():
        (folder / name).symlink_to(target)
    answer = refresh(list(sources.values()), folder, today=TODAY)
    assert answer.replaced
    assert {"mine", ".#notes", "loop", "others"} <= set(told(answer, "kept"))
    for name in links.keys() - {"solar_flux.csv"}:
        assert os.readlink(folder / name) == str(links[name])
    assert (precious.read_text(), flux.read_bytes()) == ("mine", held)
    changed = earlier.put_back(folder)
    assert "mine" not in changed
    assert "solar_flux.csv" in changed
    assert all(os.readlink(folder / name) == str(links[name]) for name in links)


def test_a_pipe_among_the_tables_is_told_before_anything_is_read(folder, sources):
    os.mkfifo(folder / "pipe")
    with pytest.raises(DataError, match="pipe: no plain file: move it away"):
        refresh(list(sources.values()), folder, today=TODAY)
