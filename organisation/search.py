"""Finding people by what somebody remembers of them."""

import datetime

from django.db.models import Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat

from leszno_strategy.folding import Fold, fold
from organisation.models import BY_NAME, Appointment, User

# A database can be asked only so much at once.
LONGEST, MOST_WORDS = 100, 5
# Words are looked for one by one, so that none may run from one name into the next.
NAMES = ("first_name", Value(" "), "last_name", Value(" "), "username")


def find_people(text: str, *, on: datetime.date) -> QuerySet[User]:
    """Return accounts whose names or posts of the day have all the words.

    With the posts of the day as `held`: one query more.
    """
    # As columns of the list are sorted by.
    last, first, user = BY_NAME
    people = User.objects.alias(by_last=last, by_first=first, by_user=user)
    for word in text[:LONGEST].split()[:MOST_WORDS]:
        people = people.filter(has(word, on))
    held = Appointment.objects.current(on).select_related("post")
    return people.order_by("by_last", "by_first", "by_user").prefetch_related(
        Prefetch("appointments", held, to_attr="held")
    )


def has(word: str, on: datetime.date) -> Q:
    """Find the word in names and posts, whatever its capitals and signs."""
    folded = fold(word)
    named = User.objects.alias(name=Fold(Concat(*NAMES))).filter(name__contains=folded)
    held = Appointment.objects.current(on).alias(title=Fold("post__title"))
    holding = held.filter(title__contains=folded)
    return Q(pk__in=named.values("pk")) | Q(pk__in=holding.values("user"))
