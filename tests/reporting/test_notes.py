"""A remark on a stage: part of what was done, for people and for the public."""

import pytest

from annual_report.report import drafted
from reporting.content import Content, Labels, differences, missing, texts_for_readers
from reporting.models import Action, Report
from reporting.transitions import move
from tasks.models import StrategyYear, Task
from tests.factories import actor, make_campaign, make_office_user, make_task, year_of
from tests.pages import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/panel/miasto/zadania/I.1.1/2010/"
SAID = "Było 6 spotkań."


@pytest.fixture
def task() -> Task:
    task = make_task(stages=[{2010: ("20", "5")}, {2010: ("5", "1")}])
    make_campaign(year_of(task, 2010))
    return task


@pytest.fixture
def year(task) -> StrategyYear:
    return year_of(task, 2010)


def noted(task: Task, *texts: str) -> Content:
    stages = list(task.stages.all())
    return Content(
        notes={one.pk: text for one, text in zip(stages, texts, strict=True)},
        named={one.pk: str(one) for one in stages},
    )


@pytest.mark.both
def test_it_is_kept_with_the_stages_name_in_the_order_of_the_form(task):
    content = noted(task, "b", "a")
    backwards = Content(
        notes=dict(reversed(content.notes.items())), named=content.named
    )
    report = Report(task=task, year=year_of(task, 2010), base=backwards.to_json())
    report.save()
    report.refresh_from_db()
    told = texts_for_readers(report.base)["done"]
    assert told == "2. Etap 2: a\n\n1. Etap 1: b"


def test_a_remark_says_what_was_done(task):
    assert "Co zrobiono" in missing(Content(), task)
    assert "Co zrobiono" in missing(noted(task, "", ""), task)
    assert missing(noted(task, "", SAID), task) == []


def test_a_changed_remark_is_another_version_and_told_in_the_history(task):
    before, after = noted(task, "", ""), noted(task, SAID, "")
    assert not after.says_the_same_as(before)
    names = Labels({one.pk: str(one) for one in task.stages.all()}, {})
    (told,) = differences(before, after, names)
    assert (told.what, told.after) == ("1. Etap 1: uwaga", SAID)


def test_what_is_typed_is_public_once_it_is_approved(client, task, year):
    client.force_login(make_office_user())
    first = task.stages.all()[0]
    page = client.get(ADDRESS)
    form = page.context["form"]
    sent = {
        name: form[name].value() or ""
        for name in set(form.fields) - {"files", "removed"}
    }
    sent |= {f"stage-{first.pk}-note": SAID, "done": "Razem.", "step": "submit"}
    assert client.post(ADDRESS, sent).status_code == 302
    assert SAID in text_of(client.get(ADDRESS))
    told = f"Razem.\n\n1. Etap 1: {SAID}"
    public = "/miasto/zadania/I.1.1/?rok=2010"
    assert SAID not in text_of(client.get(public))
    move(task, year, Action.APPROVED, by=actor(make_office_user()))
    assert f"1. Etap 1: {SAID}" in text_of(client.get(public))
    (row,) = drafted(year).tasks()
    assert row.done == told


def test_a_longer_one_than_fits_is_a_mistake(client, task):
    client.force_login(make_office_user())
    first = task.stages.all()[0]
    response = client.post(ADDRESS, {f"stage-{first.pk}-note": "x" * 501})
    assert f"stage-{first.pk}-note" in response.context["form"].errors
