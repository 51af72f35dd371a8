"""A trial goes with all of it, its files on the disk too; what readers saw stays."""

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.utils.timezone import localdate, now

from annual_report.models import Export
from exchange.models import Upload
from leszno_strategy.public_version import DERIVED
from reporting.models import Attachment, Campaign, Report, State
from reporting.transitions import Draft
from structure.deleting import delete_trial
from tasks import life
from tasks.models import Strategy, StrategyState, Task
from tasks.subjects import Subject
from tests.exchange.documents import document, run_import
from tests.exchange.documents import task as written_task
from tests.factories import (
    draft,
    make_campaign,
    make_closed,
    make_indicator,
    make_office_user,
    make_report,
    make_tree,
)
from tests.pages import text_of

PLACE = "/panel/struktura/miasto/stan/usun/"
TITLE = "Strategia rozwoju Miasta"


def make_trial(by) -> Strategy:
    """Make one with a campaign, a report in each state, and files of every kind."""
    strategy = make_tree(tasks=4)
    Strategy.objects.update(state=StrategyState.PREPARATION, published_at=None)
    year = strategy.years.get(year=2010)
    make_campaign(year)
    states = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)
    for task, one in zip(Task.objects.of(strategy), states, strict=True):
        file = SimpleUploadedFile("opis.txt", b"Opis")
        what = Draft(draft(task, "7", done="Zrobiono.").content, [file])
        make_report(task, year, one, by=by, what=what)
    make_indicator(strategy)
    goal = strategy.goals.get()
    levels: tuple[Subject, ...] = (strategy, goal, *goal.programmes.all())
    for level in levels:
        make_report(level, year, State.APPROVED, by=by)
    export = Export(year=year, kind="xlsx", asked_at=now(), by=by)
    export.file.save("szkic.xlsx", ContentFile(b"x"), save=False)
    export.save()
    upload = Upload(strategy=strategy, name="plik.xlsx", at=now(), by=by)
    upload.file.save("plik.xlsx", ContentFile(b"x"), save=False)
    upload.save()
    return strategy


def files() -> list[FieldFile]:
    attached = [one.file for one in Attachment.objects.all()]
    made = [one.file for one in Export.objects.all()]
    brought = [one.file for one in Upload.objects.all()]
    return [*attached, *made, *brought]


def are_there(found: list[FieldFile]) -> list[bool]:
    return [one.storage.exists(one.name or "") for one in found]


def rows_left() -> dict[str, int]:
    """Count what is left in the rooms that know strategies.

    The list of measures is of no strategy; what is made of other tables is emptied
    when it is next made.
    """
    rooms = {"tasks", "indicators", "reporting", "annual_report", "exchange"}
    models = [one for one in apps.get_models() if one._meta.app_label in rooms]
    return {
        one.__name__: n
        for one in models
        if not one.__name__.startswith(("Historical", "Measure"))
        and one._meta.label not in DERIVED
        and (n := one._default_manager.count())
    }


@pytest.mark.django_db(transaction=True)
def test_a_trial_goes_with_its_campaign_its_reports_and_its_files():
    office = make_office_user()
    make_trial(office)
    before = files()
    assert are_there(before) == [True] * 6
    client = Client()
    client.force_login(office)
    told = text_of(client.get(PLACE))
    assert "Kampanie 1" in told
    assert "Sprawozdania 8" in told
    assert "Pliki 6" in told
    answer = client.post(PLACE, {"title": TITLE}, follow=True)
    assert "ze wszystkim, co do niej należało" in text_of(answer)
    assert rows_left() == {}
    assert are_there(before) == [False] * 6
    [gone] = Strategy.history.filter(history_type="-")
    assert gone.history_user == office
    assert gone.history_change_reason == life.TRIAL_DELETED


@pytest.fixture
def office(client, db):
    user = make_office_user()
    client.force_login(user)
    return user


def test_its_history_stays(office, client):
    strategy = make_trial(office)
    goal = strategy.goals.get().pk
    client.post(PLACE, {"title": f"  {TITLE.upper()} "})
    past = apps.get_model("tasks", "HistoricalGoal").objects.filter(id=goal)
    assert past.filter(history_type="-").exists()
    assert past.filter(history_type="+").exists()


def test_the_file_of_a_deleted_trial_comes_in_anew(office, tmp_path):
    run_import(document(written_task(), slug="miasto"), tmp_path)
    delete_trial(Strategy.objects.get(), by=office)
    run_import(document(written_task(), slug="miasto"), tmp_path)
    assert Strategy.objects.get().goals.exists()
    assert Task.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "miasto", "Strategia rozwoju"])
def test_the_title_has_to_be_typed(office, client, typed):
    make_trial(office)
    assert client.post(PLACE, {"title": typed}).status_code == 422
    assert Strategy.objects.exists()
    assert Report.objects.count() == 8


def test_what_readers_saw_stays_even_if_it_was_hidden_again(office, client):
    strategy = make_tree(tasks=2)
    assert "zostaje" in text_of(client.get(PLACE))
    client.post(PLACE, {"title": TITLE})
    life.take_back(strategy)
    client.post(PLACE, {"title": TITLE})
    assert Strategy.objects.get().goals.exists()


def test_what_was_frozen_stays(office, client):
    strategy = make_trial(office)
    life.publish(strategy)
    make_closed(strategy, 2010, by=office)
    Strategy.objects.update(
        state=StrategyState.PREPARATION, published_at=None, is_front=False
    )
    assert "zamknięty" in text_of(client.post(PLACE, {"title": TITLE}))
    assert Campaign.objects.exists()


def test_a_trial_beside_another_strategy_leaves_that_alone(office, client):
    trial = make_trial(office)
    Strategy.objects.filter(pk=trial.pk).update(slug="proba", title="Próba")
    kept = make_tree(tasks=3)
    client.post("/panel/struktura/proba/stan/usun/", {"title": "Próba"})
    assert [*Strategy.objects.all()] == [kept]
    assert Task.objects.count() == 3
    life.archive(kept, on=localdate())


def test_it_takes_as_many_queries_for_more_cells(office, count_queries):
    """Figures go at once: a row of history each would hold others up for minutes."""

    def asked(years: int) -> int:
        Strategy.objects.all().delete()
        strategy = make_tree(tasks=2)
        for task in Task.objects.of(strategy):
            for stage in task.stages.all():
                for year in strategy.years.filter(year__gt=2010)[: years - 2]:
                    stage.years.create(year=year, planned=1)
        Strategy.objects.update(state=StrategyState.PREPARATION, published_at=None)
        return count_queries(lambda: delete_trial(strategy, by=office))

    assert asked(2) == asked(5)
