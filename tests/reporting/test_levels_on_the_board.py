"""Reports on goals, programmes and the strategy on the board, in lists and letters."""

import html
import re

import pytest
from django.test import Client

from organisation.models import User
from reporting import reminders
from reporting.models import Action, Report, State
from reporting.subjects import subjects_of
from reporting.transitions import move
from tasks.models import Strategy, StrategyYear
from tasks.subjects import key_of
from tests.factories import (
    actor,
    draft,
    due_in,
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of

pytestmark = pytest.mark.django_db
BOARD = "/panel/miasto/2010/"
LIST = f"{BOARD}sprawozdania/"
COUNT = re.compile(r'<a href="([^"]*/sprawozdania/\?[^"]*)"[^>]*>\s*(\d+)\s*</a>')


@pytest.fixture
def strategy() -> Strategy:
    """Whose indicators lie at every level; the programme's is reported by a unit."""
    strategy = make_strategy()
    make_campaign(strategy.years.get(year=2010))
    goal = make_goal(strategy)
    goal.head = make_post("Sekretarz")
    goal.save()
    programme = make_programme(goal, coordinator=make_post("Naczelnik"))
    make_task(programme)
    make_indicator(strategy, name="Mieszkańcy")
    make_indicator(goal, name="Firmy")
    measured = make_indicator(programme, name="Kilometry")
    measured.reporting_unit = make_unit("Drogi")
    measured.save()
    make_goal(strategy, "II")  # which has none, and owes nothing
    make_user(goal.head, username="szef", email="szef@example.pl")
    make_user(programme.coordinator, username="naczelnik", email="n@example.pl")
    make_user(
        make_post("Drogowiec", unit=measured.reporting_unit),
        username="drogowiec",
        email="d@example.pl",
    )
    make_office_user(username="biuro", email="biuro@example.pl")
    return strategy


@pytest.fixture
def year(strategy: Strategy) -> StrategyYear:
    return strategy.years.get(year=2010)


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def listed(client: Client, query: str = "") -> list[str]:
    return [row.called for row in client.get(LIST + query).context["rows"]]


def test_each_level_with_indicators_owes_one_and_stands_in_order(strategy):
    assert listed(signed_in("biuro")) == [
        "Strategia jako całość",
        "I",
        "I.1",
        "I.1.1",
    ]


def test_the_board_has_a_line_of_each_and_its_counts_lead_to_their_lists(strategy):
    due_in(-2)
    client = signed_in("biuro")
    answer = client.get(BOARD)
    rows = {row[0]: row[1:] for row in rows_of(answer)}
    assert rows["Strategia jako całość: wskaźniki własne"][0] == "1"
    assert rows["Cel I: wskaźniki własne"][0] == "1"
    assert rows["I.1 Program 1 Naczelnik"][0] == "2"
    assert rows["Drogi"][0] == "1"
    assert rows["Razem"][0] == "4"
    for address, count in COUNT.findall(answer.content.decode()):
        found = client.get(html.unescape(address)).context["rows"]
        assert len(found) == int(count), address


def test_everybody_finds_what_falls_to_them_on_the_first_page(strategy):
    def owed(username: str) -> list[str]:
        ((duties, _left),) = signed_in(username).get("/panel/").context["duties"]
        return [row.key.partition("-")[0] for row in duties.owed]

    assert owed("szef") == ["goal"]
    assert owed("drogowiec") == ["programme"]
    assert owed("naczelnik") == ["task"]
    ((mine, _left),) = signed_in("biuro").get("/panel/").context["duties"]
    assert [one.key for one in mine.unclaimed] == [key_of(strategy)]


def test_without_whom_the_indicator_names_the_coordinator_owes_and_the_head_reviews(
    strategy, year
):
    programme = strategy.goals.get(number="I").programmes.get()
    User.objects.filter(username="drogowiec").update(is_active=False)
    by = User.objects.get(username="naczelnik")
    move(
        programme,
        year,
        Action.SUBMITTED,
        by=actor(by),
        draft=draft(programme, values=("7,5",), done="Zrobiono."),
    )
    ((found, _left),) = signed_in("szef").get("/panel/").context["duties"]
    assert [row.subject for row in found.to_review] == [programme]
    ((his, _left),) = signed_in("naczelnik").get("/panel/").context["duties"]
    assert [row.subject for row in his.waiting] == [programme]


def test_who_may_read_none_of_them_finds_none(strategy):
    make_user(make_post("Obcy"), username="obcy")
    assert listed(signed_in("obcy")) == []
    assert listed(signed_in("drogowiec")) == ["I.1"]


def test_letters_name_them_and_lead_to_them(strategy, year, mailoutbox):
    boss = User.objects.get(username="biuro")
    today = actor(boss).on
    reminders.remind_now(subjects_of(year), year.campaign, by=boss, on=today)
    texts = {mail.to[0]: mail.body for mail in mailoutbox}
    assert "* I Cel" in texts["szef@example.pl"]
    assert "/panel/miasto/cele/I/2010/" in texts["szef@example.pl"]
    assert "/panel/miasto/programy/I.1/2010/" in texts["d@example.pl"]
    assert "* Strategia jako całość" in texts["biuro@example.pl"]


def test_who_entered_it_is_told_that_it_came_back(strategy, year, mailoutbox):
    goal = strategy.goals.get(number="I")
    make_report(goal, year, State.RETURNED, by=User.objects.get(username="biuro"))
    assert [mail.to for mail in mailoutbox] == [["szef@example.pl"]]
    assert "zwrócono sprawozdanie I, popraw" in mailoutbox[0].subject


def test_they_are_approved_with_others_at_once(strategy, year):
    boss = User.objects.get(username="biuro")
    goal = strategy.goals.get(number="I")
    task = goal.programmes.get().tasks.get()
    for subject in (strategy, goal, task):
        make_report(subject, year, State.SUBMITTED, by=boss)
    client = signed_in("biuro")
    chosen = [key_of(one) for one in (strategy, goal, task)]
    page = client.post(f"{LIST}przyjmij/", {"report": chosen})
    assert [offer.key for offer in page.context["offers"]] == chosen
    sent = {"report": [f"{key}:1" for key in chosen], "potwierdz": "1"}
    client.post(f"{LIST}przyjmij/", sent)
    assert Report.objects.filter(state=State.APPROVED).count() == 3


@pytest.mark.parametrize("key", ["goal", "goal-x", "goal-99999999999", "user-1"])
def test_what_is_no_report_is_not_found(strategy, key):
    client = signed_in("biuro")
    answer = client.post(f"{LIST}przyjmij/", {"report": [f"{key}"]})
    assert answer.status_code in {302, 404}
    assert not Report.objects.exists()


def test_the_board_says_how_many_indicators_have_no_value(strategy, year):
    goal = strategy.goals.get(number="I")
    for text in ("7", "bd", ""):
        make_indicator(goal, {2009: "5", 2010: text})
    text = text_of(signed_in("biuro").get(BOARD))
    assert "5 wskaźników nie ma obowiązującej wartości za 2010 r." in text
    assert "1 wskaźnik nie ma" in text_of(signed_in("naczelnik").get(BOARD))


def test_queries_do_not_grow_with_the_levels(strategy, count_queries):
    client = signed_in("biuro")

    def asked() -> list[int]:
        pages = (BOARD, LIST, "/panel/")
        return [count_queries(lambda page=page: client.get(page)) for page in pages]

    few = asked()
    for number in ("III", "IV", "V"):
        goal = make_goal(strategy, number)
        make_indicator(goal)
        make_indicator(make_programme(goal))
    assert asked() == few
    assert "10 sprawozdań" in text_of(client.get(BOARD))


def test_a_report_leads_to_the_next_one_of_whatever_level(strategy):
    """What the office fills in next is the other that nobody else answers for."""
    page = signed_in("naczelnik").get("/panel/miasto/zadania/I.1.1/2010/")
    assert page.context["next_task"] is None
    User.objects.filter(username="drogowiec").update(is_active=False)
    programme = strategy.goals.get(number="I").programmes.get()
    page = signed_in("naczelnik").get("/panel/miasto/zadania/I.1.1/2010/")
    assert page.context["next_task"] == programme
    page = signed_in("naczelnik").get("/panel/miasto/programy/I.1/2010/")
    assert page.context["next_task"] == programme.tasks.get()
