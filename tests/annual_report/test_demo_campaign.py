"""The demonstration's campaign: something for each role, and in a demo only."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from organisation.models import Post, User
from organisation.rights import Right
from organisation.roles import held_posts
from reporting.models import Attachment, Campaign, Report, State, Version
from reporting.owing import answering, holders, with_people
from reporting.states import with_state
from tasks.life import publish
from tasks.models import Strategy, StrategyYear, Task
from tests.factories import make_strategy

pytestmark = pytest.mark.slow

LESZNO = project.BASE_DIR / "fixtures/leszno-2009-2013.json"
EXAMPLE = project.BASE_DIR / "fixtures/demo-campaign.json"


def run(**options) -> str:
    out = StringIO()
    call_command("demo_campaign", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def prepared(db, settings) -> None:
    """What `prepare` does to the database, without the files that it collects."""
    settings.DEMO = True
    call_command("import_strategy", LESZNO, verbosity=0)
    publish(Strategy.objects.get())
    call_command("demo_accounts", stdout=StringIO())


@pytest.fixture
def year(prepared) -> StrategyYear:
    assert "2013" in run()
    return StrategyYear.objects.get(year=2013)


def states(username: str, act: Right, year: StrategyYear) -> Counter[str]:
    who = held_posts(User.objects.get(username=username), on=localdate())
    tasks = with_state(Task.objects.of(year.strategy).open_to(who, act), year)
    return Counter(tasks.values_list("report_state", flat=True))


def to_review(username: str, year: StrategyYear) -> list[str]:
    """Return the tasks that wait for just this person's review."""
    submitted = Report.objects.filter(state=State.SUBMITTED, year=year).values("task")
    held = holders(localdate())
    tasks = with_people(Task.objects.of(year.strategy).filter(pk__in=submitted))
    return [
        task.code
        for task in tasks
        for person in held.reviewing(answering(task), year.campaign).people
        if person.username == username
    ]


def test_every_role_has_something_to_do_and_nothing_is_lost(year):
    assert states("realizator", Right.ENTER, year) == {
        State.DRAFT: 1,
        State.RETURNED: 1,
        State.SUBMITTED: 1,
        State.APPROVED: 1,
    }
    assert states("koordynator", Right.ENTER, year).keys() == set(State)
    assert states("koordynator", Right.APPROVE, year)[State.SUBMITTED] > 1
    assert states("szef-celu", Right.APPROVE, year)[State.SUBMITTED] > 1
    assert states("szef-celu", Right.CORRECT, year)[State.APPROVED] > 0
    assert states("biuro", Right.APPROVE, year).keys() == set(State)
    assert states("audytor", Right.READ, year).keys() == set(State)
    for reviewer in ("koordynator", "szef-celu", "biuro"):
        assert to_review(reviewer, year), reviewer
    # Not one was left out for want of a right.
    assert Report.objects.count() == len(json.loads(EXAMPLE.read_text())["reports"])


def test_all_that_is_made_up_says_that_it_is_an_example(year):
    today = localdate()
    assert year.campaign.is_open_on(today)
    assert 14 < year.campaign.days_left(today) < 30
    assert year.campaign.instructions.startswith("Przykład:")
    for version in Version.objects.all():
        said = [version.content[name] for name in ("done", "obstacles", "next_steps")]
        assert said[0]
        assert all(text.startswith("Przykład: ") for text in filter(None, said))
        assert not version.reason or version.reason.startswith("Przykład: ")
    public, *others = Attachment.objects.public()
    assert others == []
    assert public.name.startswith("Przykład")
    with public.file.open() as file:
        assert file.read().decode().startswith("Przykład: ")


def test_a_second_run_changes_nothing(year):
    def rows() -> dict[str, int]:
        models = apps.get_models()
        return {model._meta.label: model._default_manager.count() for model in models}

    before = rows()
    assert run() == ""
    assert run(strategy=year.strategy.slug) == ""
    assert rows() == before


def test_what_people_changed_in_the_structure_leaves_reports_out(prepared):
    Post.objects.get(title="Naczelnik Wydziału Promocji i Rozwoju").programmes.clear()
    run()
    codes = {report.task.code for report in Report.objects.all()}
    # Who returned it is its coordinator no more: it is not left half-way either.
    assert "III.1.3" not in codes
    assert "I.3.5" in codes


def test_it_refuses_without_a_demonstration(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        run()
    assert not Campaign.objects.exists()


def test_another_citys_strategy_is_left_alone(db, settings):
    settings.DEMO = True
    make_strategy()
    assert run() == ""
    assert not Campaign.objects.exists()


def test_an_unknown_strategy_or_one_without_the_year_is_refused(db, settings):
    settings.DEMO = True
    make_strategy(years=(2020,))
    for slug in ("nie-ma", "miasto"):
        with pytest.raises(CommandError):
            run(strategy=slug)
    assert Strategy.objects.count() == 1
