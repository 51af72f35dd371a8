"""Finding people by what somebody remembers of them."""

import datetime

from django.db.models import Prefetch, Q, QuerySet

from organisation.models import Appointment, User

# A database can be asked only so much at once.
LONGEST, MOST_WORDS = 100, 5
NAMES = ("first_name", "last_name", "username")


def find_people(text: str, *, on: datetime.date) -> QuerySet[User]:
    """Return accounts whose names or posts of the day have all the words.

    With the posts of the day as `held`: one query more.
    """
    people = User.objects.all()
    for word in text[:LONGEST].split()[:MOST_WORDS]:
        people = people.filter(has(word, on))
    held = Appointment.objects.current(on).select_related("post")
    return people.order_by("last_name", "first_name", "username").prefetch_related(
        Prefetch("appointments", held, to_attr="held")
    )


def has(word: str, on: datetime.date) -> Q:
    found = Q()
    # SQLite takes "Ż" and "ż" for different letters, whatever the lookup.
    for spelling in {word, word.lower(), word.capitalize(), word.upper()}:
        for name in NAMES:
            found |= Q(**{f"{name}__icontains": spelling})
        posts = Appointment.objects.current(on).filter(post__title__icontains=spelling)
        found |= Q(pk__in=posts.values("user"))
    return found
