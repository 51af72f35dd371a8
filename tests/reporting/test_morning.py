"""The first page of each role: what is late, what comes next, where the years stand."""

import datetime

import pytest
from django.utils import timezone

from feedback.models import Feedback, Kind
from letters.models import Letter
from organisation.models import OfficeRole
from organisation.rights import Right
from organisation.roles import held_posts
from reporting.lateness import below
from reporting.models import Campaign, State
from reporting.overview import report_rows
from reporting.subjects import subjects_of
from tests.factories import (
    due_in,
    make_campaign,
    make_closed,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
YEAR = "/panel/miasto/2010/"


@pytest.fixture
def programme():
    goal = make_goal()
    goal.head = make_post()
    goal.save()
    programme = make_programme(goal, coordinator=make_post())
    make_campaign(goal.strategy.years.get(year=2010))
    return programme


def home(client, user):
    client.force_login(user)
    return client.get("/panel/")


def owing(programme, tasks: int, **fields):
    """Make a person of a unit who carries out so many tasks."""
    unit = make_unit()
    post = make_post(unit=unit)
    for _n in range(tasks):
        make_task(programme, executor=unit)
    return make_user(post, **fields)


def words(page) -> list[str]:
    return [
        deed.words for deed in (*page.context["deeds"], *page.context["more_deeds"])
    ]


def test_people_and_units_are_named_with_counts_and_days_worst_first(client, programme):
    people = [owing(programme, n, username=f"p{n}") for n in (1, 3, 2)]
    due_in(-4)
    page = home(client, make_office_user())
    assert [(one.name, one.n, one.days) for one in page.context["late_people"]] == [
        ("p3", 3, 4),
        ("p2", 2, 4),
        ("p1", 1, 4),
    ]
    assert [one.n for one in page.context["late_units"]] == [3, 2, 1]
    assert people[1].appointments.get().post.title in text_of(page)
    first = page.context["late_people"][0]
    listed = client.get(f"/panel/miasto/2010/sprawozdania/?{first.query}")
    assert len(listed.context["rows"]) == 3


def test_more_than_ten_are_folded(client, programme):
    for n in range(12):
        owing(programme, 1, username=f"p{n}")
    due_in(-1)
    text = text_of(home(client, make_office_user()))
    assert "Pozostałe spóźnione osoby (razem 12)" in text
    assert "Pozostałe spóźnione jednostki (razem 12)" in text


def test_before_the_deadline_nobody_is_late(client, programme):
    owing(programme, 2)
    page = home(client, make_office_user())
    assert page.context["late_people"] == []
    assert (
        "2010: przesłane lub zatwierdzone: 0 spośród 2 sprawozdań. "
        "Nikt się nie spóźnia." in (text_of(page))
    )


@pytest.mark.parametrize("role", ["coordinator", "head", "office", "executor"])
def test_what_a_person_sees_below_is_what_they_oversee(programme, role):
    """In one query less than the table of rights asks, and to the same rows."""
    other = make_programme(programme.goal, coordinator=make_post())
    elsewhere = make_programme(make_goal(programme.goal.strategy, "II"))
    executor = make_post()
    for part in (programme, other, elsewhere):
        make_task(part, executor=executor)
    post = {
        "coordinator": programme.coordinator,
        "head": programme.goal.head,
        "office": make_post(office_role=OfficeRole.OFFICE),
        "executor": executor,
    }[role]
    on = timezone.localdate()
    who, campaign = held_posts(make_user(post), on=on), Campaign.objects.get()
    subjects = subjects_of(campaign.year)
    rows = report_rows(
        subjects.open_to(who, Right.READ), campaign.year, campaign, on=on
    )
    seen = {row.key for row in below(rows, campaign, who).rows}
    assert seen == subjects.open_to(who, Right.OVERSEE).keys()


def test_three_deeds_are_offered_in_the_order_in_which_they_press(client, programme):
    office = make_office_user()
    late = owing(programme, 2)
    done = make_task(programme)
    make_report(done, year_of(done, 2010), State.SUBMITTED, by=office)
    Letter.objects.create(
        to="x@example.pl", subject="s", text="t", message_id="1", attempts=2
    )
    Feedback.objects.create(
        kind=Kind.ACCESSIBILITY,
        text="Nie działa.",
        created_at=timezone.now() - datetime.timedelta(days=9),
    )
    programme.coordinator = programme.goal.head = None
    programme.save()
    programme.goal.save()
    due_in(-1)
    page = home(client, office)
    assert words(page)[:4] == [
        "Odpowiedz na 1 uwagę czytelnika",
        "Sprawdź i zatwierdź 1 sprawozdanie",
        "Zajmij się 1 wiadomością, która nie wyszła",
        "Przypomnij 1 osobie",
    ]
    assert len(page.context["deeds"]) == 3
    remind = page.context["more_deeds"][0].address
    found = client.get(remind).context["found"]
    assert [one.user for one in found.untold] == [late]  # without an address


def test_an_executor_is_led_to_all_reports_at_once_and_to_paper(client, programme):
    page = home(client, owing(programme, 3))
    (deed,) = page.context["deeds"]
    assert deed.words == "Wypełnij 3 sprawozdania"
    assert deed.address == "/panel/miasto/2010/wszystkie/"
    there = client.get(deed.address).content.decode()
    paper = "/panel/miasto/2010/sprawozdania/druk/?stan=do-zlozenia&amp;dotyczy=moje"
    assert paper in there
    sheets = client.get(f"{paper.replace('amp;', '')}&pusty=1").context["sheets"]
    assert len(sheets) == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"is_closed": True}, "Zamknij rok 2010"),
        ({}, None),
    ],
)
def test_a_year_whose_campaign_is_over_is_to_be_closed(client, programme, change, said):
    make_task(programme)
    Campaign.objects.update(**change)
    found = [one for one in words(home(client, make_office_user())) if "rok" in one]
    assert found == ([said] if said else [])


@pytest.mark.parametrize("role", [OfficeRole.OFFICE, OfficeRole.AUDITOR, None])
def test_what_is_counted_leads_to_the_list_and_what_is_owed_to_reminding(
    client, programme, role
):
    task, owed = make_task(programme), owing(programme, 1)
    make_report(task, year_of(task, 2010), State.SUBMITTED, by=make_office_user())
    post = make_post(office_role=role) if role else programme.coordinator
    page = home(client, make_user(post)).content.decode()
    place = "/panel/miasto/2010/sprawozdania/"
    # A coordinator's list has not all that the year counts.
    assert (f'href="{place}?stan=submitted"' in page) == bool(role)
    assert (f'href="{place}przypomnij/"' in page) == (role != OfficeRole.AUDITOR)
    if role == OfficeRole.OFFICE:
        found = client.get(f"{place}przypomnij/").context["found"]
        assert owed in {one.user for one in (*found.told, *found.untold)}


def test_last_year_without_a_campaign_is_to_be_opened(client):
    last = timezone.localdate().year - 1
    make_task(make_programme(make_goal(make_strategy(years=(last - 1, last)))))
    assert words(home(client, make_office_user())) == [
        f"Otwórz kampanię za {last}\N{NO-BREAK SPACE}r."
    ]


def test_each_year_says_where_it_stands(client, programme):
    task, other = make_task(programme), make_task(programme)
    office = make_office_user()
    make_report(task, year_of(task, 2010), State.APPROVED, by=office)
    make_campaign(year_of(task, 2011))
    make_report(other, year_of(task, 2011), State.SUBMITTED, by=office)
    make_closed(task.strategy, 2010, by=office)
    text = text_of(home(client, office))
    assert "2011 otwarty, 1 sprawozdanie czeka na sprawdzenie" in text
    assert "2010 zamknięty, wersja 1 z" in text


def test_an_auditor_has_nothing_to_do_and_sees_what_changed_last(client, programme):
    task = make_task(programme)
    make_report(task, year_of(task, 2010), State.APPROVED, by=make_office_user())
    due_in(-1)
    page = home(client, make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert words(page) == []
    assert page.context["late_people"] == []
    assert "nie masz nic do wypełnienia" in text_of(page)
    assert [one.report.task for one in page.context["changes"]] == [task]
    assert "Nic na ciebie nie czeka" not in text_of(page)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            OfficeRole.AUDITOR,
            {
                "Przegląd 2010\N{NO-BREAK SPACE}r.": YEAR,
                "Raport roczny za 2010\N{NO-BREAK SPACE}r.": f"{YEAR}raport/",
                "Dziennik zdarzeń": "/panel/dziennik/",
            },
        ),
        (
            OfficeRole.ADMINISTRATOR,
            {
                "Zaproś osobę": "/panel/ludzie/zaproszenie/",
                "Dziennik zdarzeń": "/panel/dziennik/",
            },
        ),
        (OfficeRole.OFFICE, {}),
    ],
)
def test_whom_nothing_waits_for_is_led_to_what_they_open_most(
    client, programme, role, expected
):
    task = make_task(programme)
    make_report(task, year_of(task, 2010), State.APPROVED, by=make_office_user())
    make_closed(programme.goal.strategy, 2010)
    page = home(client, make_user(make_post(office_role=role)))
    assert {way.words: way.address for way in page.context["ways"]} == expected
    assert {client.get(address).status_code for address in expected.values()} <= {200}


def test_an_administrator_sees_accounts_letters_and_empty_posts(client):
    make_user(email="a@example.pl")
    make_post()
    user = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR), email="b@x.pl")
    facts = home(client, user).context["facts"]
    assert facts == {
        "stuck": 0,
        "given_up": 0,
        "vacant": 1,
        "accounts": 2,
        "never": 1,  # the administrator has signed in
        "without_address": 0,
        "without_post": 1,
    }


@pytest.mark.parametrize("days", [10, -5])
def test_each_first_page_asks_at_most_14_times_however_many_tasks(
    client, programme, count_queries, days
):
    office = make_office_user()
    people = [
        office,
        owing(programme, 1),
        make_user(programme.coordinator),
        make_user(programme.goal.head),
        make_user(make_post(office_role=OfficeRole.AUDITOR)),
        make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        make_user(),
    ]
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED):
        task = make_task(programme)
        make_report(task, year_of(task, 2010), state, by=office)
    make_task(programme)
    due_in(days)
    few = [_asked(client, one, count_queries) for one in people]
    for n in range(15):
        owing(programme, n % 3)
    assert [_asked(client, one, count_queries) for one in people] == few
    assert max(few) <= 14


def _asked(client, user, count_queries) -> int:
    client.force_login(user)
    return count_queries(lambda: client.get("/panel/"))
