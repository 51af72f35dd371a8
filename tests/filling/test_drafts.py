"""Many reports that save themselves: each by itself, nobody else's touched."""

import pytest

from reporting.models import Report, Version
from tests.factories import (
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.filling.table import ADDRESS, cell, drafted, sent, state

pytestmark = pytest.mark.django_db


def autosave(client, page, **more):
    """Send what the script would: the reports into which something was typed."""
    response = client.post(f"{ADDRESS}szkic/", page | more)
    assert response.status_code == 200
    answer = response.json()
    page |= answer["hidden"] | answer["taken"]
    return answer


def test_each_report_saves_itself_and_what_cannot_be_saved_is_told(client):
    unit, programme = make_unit("Wydział"), make_programme()
    stages = [{2010: ("20", None)}] * 2
    first, second, strange = (
        make_task(programme, stages=stages, executor=who)
        for who in (unit, unit, make_post())
    )
    make_campaign(year_of(first, 2010))
    client.force_login(make_user(make_post(unit=unit)))
    page = sent(client)
    typed = {cell(first): "7,5", cell(first, 2): "dużo", cell(strange): "9"}
    answer = autosave(client, page, **typed)
    assert list(answer["mistakes"]) == [cell(first, 2)]
    assert cell(strange) in answer["left"]
    assert drafted(first) == "7.5"
    assert state(strange) == "not_started"
    # One version each, however often; of what was not touched none at all.
    autosave(client, page, **{cell(first): "8", cell(first, 2): "3"})
    assert (drafted(first), drafted(first, 2)) == ("8", "3")
    assert Version.objects.count() == 1
    assert state(second) == "not_started"

    # One that cannot be written any more is named; the other is saved.
    Report.objects.filter(task=first).update(state="submitted")
    answer = autosave(client, page, **{cell(first): "9", cell(second): "4"})
    assert cell(first) in answer["left"]
    (told,) = answer["told"]
    assert told.startswith(first.code)
    assert (drafted(first), drafted(second)) == ("8", "4")
