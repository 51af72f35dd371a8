"""Which passwords are strong enough, and in words what to do about those that are not.

zxcvbn reckons how many guesses a password withstands: common ones, words, names, dates,
rows of keys. It is told what anybody may know of the person and the office. It asks no
other machine.
"""

import re
from collections.abc import Iterator
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from zxcvbn import zxcvbn

# Of 4: ten thousand million guesses and more are said to take too long.
LEAST_SCORE = 3
# Letters that are no words which anybody may know of the person.
LEAST_OF_OWN = 6
# What zxcvbn reads; what comes after makes a password only stronger.
MOST_READ = 72
# zxcvbn keeps what it is told of the person where all threads read it.
one_at_a_time = Lock()

# Words of passwords in Polish offices, which zxcvbn's lists do not have.
LOCAL = (
    *("haslo", "hasło", "strategia", "urzad", "urząd", "miasto", "gmina", "powiat"),
    *("prezydent", "burmistrz", "zima", "wiosna", "lato", "jesien", "jesień", "polska"),
    *(
        "styczen",
        "styczeń",
        "luty",
        "marzec",
        "kwiecien",
        "kwiecień",
        "maj",
        "czerwiec",
    ),
    *("lipiec", "sierpien", "sierpień", "wrzesien", "wrzesień", "pazdziernik"),
    *("październik", "listopad", "grudzien", "grudzień", "poniedzialek", "piatek"),
)

# What zxcvbn says, for our catalogue.
WORDS = (
    _("Use a few words, avoid common phrases."),
    _("No need for symbols, digits, or uppercase letters."),
    _("Add another word or two. Uncommon words are better."),
    _("Straight rows of keys are easy to guess."),
    _("Short keyboard patterns are easy to guess."),
    _("Use a longer keyboard pattern with more turns."),
    _('Repeats like "aaa" are easy to guess.'),
    _(
        'Repeats like "abcabcabc" are only slightly harder to guess than "abc".',
    ),
    _("Avoid repeated words and characters."),
    _('Sequences like "abc" or "6543" are easy to guess.'),
    _("Avoid sequences."),
    _("Recent years are easy to guess."),
    _("Avoid recent years."),
    _("Avoid years that are associated with you."),
    _("Dates are often easy to guess."),
    _("Avoid dates and years that are associated with you."),
    _("This is a top-10 common password."),
    _("This is a top-100 common password."),
    _("This is a very common password."),
    _("This is similar to a commonly used password."),
    _("A word by itself is easy to guess."),
    _("Names and surnames by themselves are easy to guess."),
    _("Common names and surnames are easy to guess."),
    _("Capitalization doesn't help very much."),
    _("All-uppercase is almost as easy to guess as all-lowercase."),
    _("Reversed words aren't much harder to guess."),
    _(
        "Predictable substitutions like '@' instead of 'a' don't help very much.",
    ),
)


class Strong:
    """Refuses what would be guessed, and says what to do instead."""

    def validate(self, password: str, user: Any = None) -> None:
        found = judge(password, user)
        if found["score"] < LEAST_SCORE:
            said = found["feedback"]
            sentences = [said["warning"], *said["suggestions"]]
            raise ValidationError(
                " ".join(
                    [
                        gettext("This password is easy to guess."),
                        *(gettext(one) for one in sentences if one),
                    ]
                ),
                code="password_guessed",
            )
        if own_letters(found) < LEAST_OF_OWN:
            raise ValidationError(
                gettext(
                    "This password is made of names and words that others know of you. "
                    "Add a word or two that nobody would expect."
                ),
                code="password_known",
            )

    def get_help_text(self) -> str:
        return gettext(
            "Three or four words that have nothing to do with one another, with you or "
            "with the office are long, strong and easy to remember."
        )


def judge(password: str, user: Any = None) -> dict[str, Any]:
    with one_at_a_time:
        found: dict[str, Any] = zxcvbn(
            password[:MOST_READ],
            user_inputs=sorted(known_of(user)),
            max_length=MOST_READ,
        )
    return found


def own_letters(found: dict[str, Any]) -> int:
    """Count the letters that are not of words which others know of the person."""
    return sum(
        len(one["token"])
        for one in found["sequence"]
        if one.get("dictionary_name") != "user_inputs"
    )


def known_of(user: Any) -> set[str]:
    """Name what anybody may know: the person, the office, the months."""
    return {
        part
        for text in (*_texts_of(user), *LOCAL)
        for part in (text.casefold(), *re.split(r"\W+", text.casefold()))
        if len(part) > 2
    }


def _texts_of(user: Any) -> Iterator[str]:
    for name in ("username", "first_name", "last_name", "email"):
        yield getattr(user, name, "") or ""
    for name in ("name", "address", "email"):
        yield str(getattr(settings.OFFICE, name, "") or "")
