"""Appointing to many posts at once: a dry run with faults by row, all or nothing."""

from typing import Any

import pytest
from django.utils.timezone import localdate

from letters.models import Letter
from organisation.models import Appointment, OfficeRole, User
from people.appointing import read_list
from tests.factories import make_office_user, make_post, make_task, make_user
from tests.pages import text_of
from tests.people.visitors import person, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return signed_in(make_office_user())


@pytest.fixture
def administrator():
    return signed_in(person(OfficeRole.ADMINISTRATOR))


def send(client: Any, typed: dict[int, str] | None = None, pasted: str = "", **more):
    data = {f"person-{pk}": said for pk, said in (typed or {}).items()}
    return client.post(url("appoint"), {"pasted": pasted, **data, **more})


def do(client: Any, typed: dict[int, str] | None = None, pasted: str = "", **more):
    """Check, then send the same with what the page said was checked."""
    checked = send(client, typed, pasted, **more).context["checked"]
    return send(client, typed, pasted, checked=checked, save="1", **more)


def held() -> set[tuple[str, str]]:
    return set(Appointment.objects.values_list("post__title", "user__username"))


def faults(page) -> list[list[str]]:
    return [row.faults for row in page.context["plan"].rows]


def test_the_table_has_the_posts_that_nobody_holds_and_what_they_answer_for(office):
    post = make_post("Naczelnik")
    make_task(executor=post)
    make_user(make_post("Zajęte"))
    closed = make_post("Po zamkniętym koncie")
    make_user(closed, is_active=False)
    page = office.get(url("appoint"))
    assert [one for one, _said in page.context["posts"]] == [post, closed]
    assert "Naczelnik 1 zadanie" in text_of(page)


def test_a_check_changes_nothing_and_then_the_button_does_all(office):
    one, other = make_post("Pierwsze"), make_post("Drugie")
    make_user(username="anna", first_name="Anna", last_name="Nowak")
    make_user(username="jan", email="jan@example.pl")
    before, typed = held(), {one.pk: "Anna Nowak", other.pk: "JAN"}
    page = send(office, typed)
    assert page.status_code == 200
    assert "Nic się jeszcze nie zmieniło" in text_of(page)
    assert held() == before
    answer = do(office, typed, starts_on=localdate().isoformat())
    assert answer.status_code == 302
    assert held() - before == {("Pierwsze", "anna"), ("Drugie", "jan")}
    made = Appointment.objects.get(post=one)
    assert made.starts_on == localdate()
    assert made.history.get().history_user is not None


def test_a_list_from_excel_is_read_with_its_heading_and_quotes():
    text = (
        "Stanowisko\tOsoba\tE-mail\r\n"
        '"Naczelnik ""A"""\tAnna  Nowak\ta@example.pl\n\n'
        "Dyrektor\tJan Kos\n"
    )
    lines = [(o.number, o.title, o.person, o.email) for o in read_list(text)]
    assert lines == [
        (2, 'Naczelnik "A"', "Anna Nowak", "a@example.pl"),
        (4, "Dyrektor", "Jan Kos", ""),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Nieznane\tanna", "Nie ma takiego stanowiska."),
        ("Wolne\t", "Nie podano osoby."),
        ("Wolne\tNikt Taki", "Nie ma takiego konta: zakłada je administrator."),
        ("Wolne\tAdam Kos", "Tak nazywa się więcej kont (2): podaj adres e-mail."),
        ("Wolne\tJan\tanna@example.pl", "anna@example.pl to adres innej osoby: anna."),
        ("Zajęte\tanna", "Zajmuje je szef: przekaż je na stronie tej osoby."),
        ("Biuro\tanna", "Na to stanowisko wyznacza tylko administrator."),
        ("Wolne\tNowa\tnowa@example.pl", "Nikt nie ma tego adresu: konto zakłada"),
    ],
)
def test_one_fault_refuses_the_whole_list(office, row, said):
    make_post("Wolne")
    make_post("Dobre")
    make_post("Biuro", office_role=OfficeRole.AUDITOR)
    make_user(make_post("Zajęte"), username="szef")
    make_user(username="anna", email="anna@example.pl")
    for name in ("adam1", "adam2"):
        make_user(username=name, first_name="Adam", last_name="Kos")
    before = held()
    page = do(office, pasted=f"Dobre\tanna\n{row}\n")
    assert page.status_code == 422
    first, (fault,) = faults(page)
    assert first == []
    assert fault.startswith(said)
    assert "Nikogo nie wyznaczono: 1 wiersz ma błąd" in text_of(page)
    assert held() == before


def test_an_administrator_makes_the_accounts_that_are_missing(administrator):
    make_post("Pierwsze")
    make_post("Drugie")
    make_user(username="ewa")
    pasted = (
        "Pierwsze\tEwa Maria Lis\tEwa@example.pl\nDrugie\tEwa Maria Lis\tewa@example.pl"
    )
    assert do(administrator, pasted=pasted).status_code == 302
    made = User.objects.get(email="ewa@example.pl")
    assert (made.username, made.first_name, made.last_name) == (
        "ewa2",
        "Ewa Maria",
        "Lis",
    )
    assert not made.has_usable_password()
    assert {one.post.title for one in made.appointments.all()} == {"Pierwsze", "Drugie"}


def test_a_list_with_a_fault_makes_no_account(administrator):
    make_post("Pierwsze")
    before = User.objects.count()
    pasted = "Pierwsze\tEwa Lis\tewa@example.pl\nNieznane\tJan Kos\tjan@example.pl"
    assert do(administrator, pasted=pasted).status_code == 422
    assert User.objects.count() == before


def test_what_changed_since_the_check_is_checked_again(office):
    one, other = make_post("Pierwsze"), make_post("Drugie")
    make_user(username="anna")
    before = held()
    checked = send(office, {one.pk: "anna"}).context["checked"]
    page = send(office, {other.pk: "anna"}, checked=checked, save="1")
    assert page.status_code == 200
    assert held() == before


def test_a_post_that_somebody_took_meanwhile_refuses_all(office):
    one, other = make_post("Pierwsze"), make_post("Drugie")
    make_user(username="anna")
    pasted = "Pierwsze\tanna\nDrugie\tanna"
    checked = send(office, pasted=pasted).context["checked"]
    make_user(other, username="szybsza")
    before = held()
    page = send(office, pasted=pasted, checked=checked, save="1")
    assert page.status_code == 409
    assert held() == before
    assert one.appointments.count() == 0


def test_the_same_row_twice_is_a_slip(office):
    make_post("Pierwsze")
    make_user(username="anna")
    page = send(office, pasted="Pierwsze\tanna\npierwsze\tAnna")
    assert faults(page) == [[], ["Ten sam wiersz jest dwa razy."]]


def test_it_asks_as_much_for_many_posts_as_for_few(office, count_queries):
    for _n in range(3):
        make_post()
    few = count_queries(lambda: office.get(url("appoint")))
    for _n in range(20):
        make_user()
        make_post()
    assert count_queries(lambda: office.get(url("appoint"))) == few <= 10


# Letters ---------------------------------------------------------------------


def test_letters_that_did_not_go_out_are_listed_and_tried_again(office):
    make_user(username="anna", email="anna@example.pl")
    Letter.objects.create(to="x@y.pl", subject="Wysłany", text="", message_id="1")
    stuck = Letter.objects.create(
        to="anna@example.pl",
        subject="Przypomnienie",
        text="tajne",
        message_id="2",
        attempts=3,
        not_before="2100-01-01T00:00Z",
    )
    text = text_of(office.get(url("letters")))
    assert "anna anna@example.pl Przypomnienie" in text
    assert "Wysłany" not in text
    assert "tajne" not in text
    office.post(url("send_again"))
    stuck.refresh_from_db()
    assert stuck.not_before.year < 2100
