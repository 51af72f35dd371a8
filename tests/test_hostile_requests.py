"""What nobody sends by accident: an answer in words, never our error."""

import pytest
from django.db import IntegrityError, transaction

from tasks.models import Strategy
from tests.factories import make_office_user, make_stage, make_task, make_user
from tests.pages import text_of

ODD = [
    "/miasto/cele/%00/",
    "/miasto/programy/I%00.1/",
    "/miasto/zadania/?sort=%00",
    "/?rok=%00",
]


@pytest.mark.parametrize("address", ODD)
def test_a_nul_in_an_address_is_a_bad_request(client, db, address):
    make_task(stages=[{2010: ("5", "5")}])
    assert client.get(address).status_code in {400, 404}


def test_a_nul_in_a_cookie_is_a_bad_request(client, db):
    client.cookies["sessionid"] = "\0aaaaaaaaaaa"
    assert client.get("/").status_code in {200, 400}


def test_a_form_in_an_odd_charset_is_a_bad_request(client, db):
    response = client.post(
        "/konto/login/",
        "login=a&password=b",
        content_type="application/x-www-form-urlencoded; charset=utf-7",
    )
    assert response.status_code == 400


@pytest.mark.parametrize("length", ["-1", "0", "9" * 3900, "x"])
def test_nobody_sets_the_length_of_a_list(client, db, length):
    make_task(stages=[{2010: ("5", "5")}])
    assert client.get("/miasto/zadania/", {"per_page": length}).status_code == 200


def test_a_name_of_100_000_letters_is_a_mistake_in_the_form(client, db):
    data = {"login": "a" * 100_000, "password": "b"}
    assert client.post("/konto/login/", data).status_code == 200


def test_a_strategy_without_years_is_not_shown_yet(client, db):
    make_task(stages=[{2010: ("5", "5")}])
    Strategy.objects.create(slug="nowa", title="Nowa", city="Miasto")
    assert client.get("/nowa/").status_code == 404
    assert "Strategia rozwoju Miasta" in client.get("/").content.decode()


def test_no_cache_between_keeps_what_was_made_for_a_person(client, db):
    make_task(stages=[{2010: ("5", "5")}])
    assert "Cache-Control" not in client.get("/miasto/").headers

    client.force_login(make_office_user())
    for address in ("/miasto/", "/panel/"):
        assert client.get(address).headers["Cache-Control"] == "private"


def test_what_was_typed_for_a_stage_that_was_removed_meanwhile_is_shown(client, db):
    task = make_task(stages=[{2010: ("5", "5")}])
    removed = make_stage(task)
    client.force_login(make_office_user())
    address = "/panel/miasto/zadania/I.1.1/2010/"
    form = client.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed[f"stage-{removed.pk}-actual"] = "7"
    removed.delete()
    response = client.post(address, typed)
    assert response.status_code == 409
    (one,) = response.context["form"].meanwhile
    assert one.typed == "7"


@pytest.mark.parametrize("address", ["/", "/konto/login/", "/panel/"])
def test_a_request_that_says_it_is_too_large_is_refused_in_words(
    client, db, settings, address
):
    settings.REQUEST_BYTES = 1000
    response = client.post(address, {"login": "a" * 1001})
    assert response.status_code == 413
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "1000" in text_of(response)
    assert client.post(address, {"login": "a"}).status_code != 413


@pytest.mark.parametrize("length", ["", "x", "-1", "1e9"])
def test_a_length_that_is_no_number_is_no_length(client, db, length):
    assert client.get("/", CONTENT_LENGTH=length).status_code == 200


@pytest.mark.parametrize("length", ["9" * 4000, "0" * 30 + "9" * 12])
def test_a_length_of_many_digits_is_too_large(client, db, length):
    assert client.get("/", CONTENT_LENGTH=length).status_code == 413


def test_a_length_of_zeros_is_not_too_large(client, db):
    assert client.get("/", CONTENT_LENGTH="0" * 30).status_code == 200


def test_two_names_that_differ_by_case_are_one_name(db):
    make_user(username="biuro")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_user(username="Biuro")
