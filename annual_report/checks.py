"""What a server needs for the formats of the yearly report."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.compatibility, deploy=True)
def pdf_can_be_made(**kwargs: Any) -> Sequence[CheckMessage]:
    # Only here: other commands need nothing of it.
    from annual_report.text.pdf import NoPango, load

    try:
        load()
    except NoPango as lacking:
        return [
            Warning(
                "The yearly report cannot be made as PDF; all else works.",
                hint=str(lacking),
                id="annual_report.W001",
            )
        ]
    return []
