"""Finding people by what somebody types of their names and posts."""

import pytest
from django.utils.timezone import localdate

from organisation.search import find_people
from tests.factories import make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["lukasz", "ŁUKASZ", "Łukasz", "zolw", "ŻÓŁW", "lukasz zolw", "zolw luk"]
)
def test_a_person_is_found_without_the_polish_signs(typed):
    found = make_user(username="l1", first_name="Łukasz", last_name="Żółw")
    make_user(username="l2", first_name="Anna", last_name="Nowak")
    assert list(find_people(typed, on=localdate())) == [found]


def test_a_person_is_found_by_a_post_without_the_polish_signs():
    found = make_user(make_post("Główny księgowy"), username="k1")
    assert list(find_people("glowny ksieg", on=localdate())) == [found]


def test_words_are_not_found_across_two_names():
    make_user(username="l1", first_name="Jan", last_name="Nowak")
    assert not find_people("jannowak", on=localdate())


@pytest.mark.parametrize("typed", ["%", "_", "\\"])
def test_signs_that_stand_for_others_in_queries_are_just_signs(typed):
    make_user(username="l1", first_name="Jan", last_name="Nowak")
    assert not find_people(typed, on=localdate())
