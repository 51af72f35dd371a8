"""How a field of a record is described, for the manual and the OpenAPI document."""

from decimal import Decimal
from typing import Annotated as An

from django.utils.translation import gettext_noop as _
from msgspec import Meta

Number = Decimal | None


def about(text: str) -> Meta:
    return Meta(description=text)


Page = An[str, about(_("Address of the page for people."))]
