"""Which passwords are taken, and that a refusal says in Polish what to do."""

import re
from pathlib import Path

import pytest
import zxcvbn
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from organisation.models import User
from signing_in.passwords import WORDS

ANNA = User(
    username="akowalska",
    first_name="Anna",
    last_name="Kowalska",
    email="anna.kowalska@um.leszno.example",
)


@pytest.mark.parametrize(
    "password",
    [
        "zielony-parasol-na-rynku",
        "kot pies dom las",
        "fR7xq2LmPz9w",
        "ż" * 3 + "ółw na hulajnodze" * 10,
    ],
)
def test_long_and_unexpected_passwords_are_taken(password):
    validate_password(password, ANNA)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("krotkie1!aB", "12 znaków"),
        ("qwertyuiop12", "To hasło łatwo odgadnąć. To hasło jest podobne"),
        ("aaaaaaaaaaaaa", "Unikaj powtarzania słów i znaków"),
        ("Listopad2026!", "To hasło łatwo odgadnąć"),
        ("AnnaKowalska12", "które inni o tobie wiedzą"),
        ("Leszno2013Leszno", "które inni o tobie wiedzą"),
        ("akowalska-strategia", "które inni o tobie wiedzą"),
        ("123456789012", "Dodaj słowo lub dwa"),
    ],
)
def test_what_would_be_guessed_is_refused_with_what_to_do(password, said):
    with pytest.raises(ValidationError) as caught:
        validate_password(password, ANNA)
    assert said in " ".join(caught.value.messages)


def test_all_that_zxcvbn_says_has_polish_words():
    source = (Path(zxcvbn.__file__).parent / "feedback.py").read_text()
    source = re.sub(r"""(["'])\s*\\?\n\s*\1""", "", source)
    said = re.findall(r"""_\(\s*(["'])(.+?)\1\s*\)""", source)
    found = {text.replace("\\'", "'") for _mark, text in said}
    assert len(found) > 20
    assert found <= set(WORDS)
    assert [one for one in WORDS if gettext(one) == one] == []
