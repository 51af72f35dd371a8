"""What holds for the figures and years of every model."""

from decimal import Decimal
from functools import reduce
from operator import or_

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

NOT_NEGATIVE = [MinValueValidator(Decimal(0), message=_("This cannot be below zero."))]


def at_least_zero(field: str, *, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__gte": 0}) | Q(**{f"{field}__isnull": True}),
        violation_error_message=_("A figure cannot be below zero."),
    )


PLAUSIBLE_YEARS = range(1990, 2101)


def plausible_year(field: str = "year", *, name: str) -> models.CheckConstraint:
    bounds = (PLAUSIBLE_YEARS[0], PLAUSIBLE_YEARS[-1])
    condition = Q(**{f"{field}__range": bounds})
    if field != "year":
        condition |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(
        name=name,
        condition=condition,
        violation_error_message=_("A year lies between 1990 and 2100."),
    )


def one_of(*parents: str) -> Q:
    """Exactly one of the foreign keys is given."""
    return reduce(
        or_,
        (Q(**{f"{one}__isnull": one != given for one in parents}) for given in parents),
    )
