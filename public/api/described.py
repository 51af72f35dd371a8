"""How a field of a record is described, for the manual and the OpenAPI document."""

from decimal import Decimal

from msgspec import Meta

Number = Decimal | None


def about(text: str) -> Meta:
    return Meta(description=text)
