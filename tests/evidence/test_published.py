"""What the published runs tell of themselves, and whether it is so."""

import re

import pytest

from analysis import paths
from analysis.charts import names
from analysis.evidence import reading

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def published():
    return reading.read(paths.PUBLISHED)


def test_a_run_has_read_every_table_that_it_credits(published):
    entries = [*published.figures.values(), *published.tables.values()]
    unread = [
        f"{entry.id} credits {credit.path}"
        for entry in entries
        for credit in entry.metadata.sources
        if credit.path not in published.run(entry.notebook).record.data
    ]
    assert unread == []


def test_every_column_of_the_dictionary_is_shown_to_a_reader(published):
    entries = [*published.figures.values(), *published.tables.values()]
    shown = {column.name for entry in entries for column in entry.metadata.columns}
    for entry in published.figures.values():
        shown |= set(re.findall(r'"field":"(\w+)"', (entry.folder / "spec.json").read_text()))
    assert names.dictionary().keys() - shown == set()
