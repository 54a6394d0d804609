"""Element files of one day make one set of elements, as CelesTrak's groups of fragments do."""

from datetime import date

import pandas as pd
import pytest

from analysis.debris.catalogue_files import load
from analysis.debris.joining import of_one_day
from analysis.debris.refresh import refresh
from analysis.errors import InputError
from tests.debris.catalogue_writer import (
    catalogue_of_elements,
    omm,
    omm_row,
    satellite_catalogue,
    save,
    tle_set,
)  # fmt: skip
from tests.debris.refreshing import TODAY, days_of, prints, told
from tests.debris.small_tables import NEW_DAY, OLD_DAYS

pytestmark = pytest.mark.usefixtures("small_catalogues_count")

GROUPS = {
    "fengyun-1c-debris.csv": "FENGYUN 1C DEB",
    "cosmos-2251-debris.csv": "COSMOS 2251 DEB",
    "iridium-33-debris.csv": "IRIDIUM 33 DEB",
}
LAST_GROUP = "cosmos-1408-debris.csv"


@pytest.fixture
def groups(tmp_path):
    """Four files of one day, a cloud in each."""
    found = [
        save(tmp_path, file, catalogue_of_elements(NEW_DAY, lambda t, own=own: t.name == own))
        for file, own in GROUPS.items()
    ]
    few = omm(omm_row(49000 + n, "COSMOS 1408 DEB", f"{NEW_DAY}T00:00:00") for n in range(3))
    return [*found, save(tmp_path, LAST_GROUP, few)]


@pytest.fixture
def satcat_file(tmp_path):
    return save(tmp_path, "satcat.csv", satellite_catalogue(date(2020, 6, 7)))


def test_four_groups_of_one_day_add_it_once_as_one_file_would(
    folder, groups, satcat_file, tmp_path
):
    answer = refresh([satcat_file, *groups], folder, today=TODAY)
    assert answer.replaced
    assert days_of(folder, "fragment_orbits") == [*map(str, OLD_DAYS), str(NEW_DAY)]
    parts = prints(folder)
    together = catalogue_of_elements(NEW_DAY, lambda t: t.name in GROUPS.values())
    refresh([satcat_file, save(tmp_path, "clouds.csv", together)], folder, today=TODAY)
    assert prints(folder)["fragment_orbits.csv"] == parts["fragment_orbits.csv"]


def test_that_they_were_joined_is_told_and_each_is_named_as_an_input(folder, groups, satcat_file):
    answer = refresh([satcat_file, *groups], folder, today=TODAY)
    (why,) = told(answer, "joined").values()
    held = sum(len(load(file).frame) for file in groups)
    assert f"{held:,} objects of {NEW_DAY}, none of them in two files" in why
    assert all(file.name in why for file in groups)
    assert set(told(answer, "read")) == {"satcat.csv", *GROUPS, LAST_GROUP}
    assert {*GROUPS, LAST_GROUP} <= set(pd.read_csv(folder / "inputs.csv")["file"])


def test_an_object_in_two_files_counts_once_with_its_later_epoch(tmp_path):
    early = omm([omm_row(1, "A", "2020-05-24T01:00:00"), omm_row(2, "B", "2020-05-24T09:00:00")])
    late = omm(
        [omm_row(1, "A", "2020-05-24T08:00:00", 13.0), omm_row(3, "C", "2020-05-24T02:00:00")]
    )
    files = [load(save(tmp_path, n, text)) for n, text in (("a.csv", late), ("b.csv", early))]
    (one,) = of_one_day(files)
    assert list(one.content.frame["number"]) == [1, 2, 3]
    assert one.content.frame["epoch"].dt.hour.to_list() == [8, 9, 2]
    assert one.content.frame["perigee_km"].iloc[0] > one.content.frame["perigee_km"].iloc[1] + 300
    assert "3 objects of 2020-05-24, 1 of them in two files or more" in one.told
    assert one.files == ("a.csv", "b.csv")


def test_a_name_that_the_later_set_lacks_is_taken_from_the_earlier(tmp_path):
    named = tle_set("00001", "FENGYUN 1C DEB", "20145.10000000")
    later = omm([omm_row(1, "", "2020-05-24T20:00:00")])
    files = [load(save(tmp_path, n, t)) for n, t in (("named.tle", named), ("later.csv", later))]
    (one,) = of_one_day(files)
    assert one.content.frame[["number", "name"]].values.tolist() == [[1, "FENGYUN 1C DEB"]]
    assert one.content.frame["epoch"].iloc[0].hour == 20


def test_files_of_other_days_and_a_single_one_stay_as_they_are(tmp_path):
    days = {"b.csv": "2020-05-25", "a.csv": "2020-05-24"}
    files = [
        load(save(tmp_path, name, omm([omm_row(1, "A", f"{day}T00:00:00")])))
        for name, day in days.items()
    ]
    found = of_one_day(files)
    assert [one.content for one in found] == files[::-1]
    assert [one.told for one in found] == [None, None]


def test_two_files_of_one_name_are_refused(folder, groups, tmp_path):
    (tmp_path / "other").mkdir()
    twin = save(tmp_path / "other", groups[0].name, groups[0].read_text())
    before = prints(folder)
    with pytest.raises(InputError, match=r"fengyun-1c-debris\.csv was given twice: rename one"):
        refresh([groups[0], twin], folder, today=TODAY)
    assert prints(folder) == before
