"""When: campaigns that ask for a year, and each report till its approval."""

from reporting.models.calendar_key import CalendarKey
from reporting.models.campaign import Campaign, CampaignQuerySet, Notice
from reporting.models.question import AskedOf, Question
from reporting.models.report import (
    PUBLISHING,
    Action,
    Attachment,
    Report,
    State,
    Version,
    attachment_storage,
    stored_as,
)

__all__ = [
    "PUBLISHING",
    "Action",
    "AskedOf",
    "Attachment",
    "CalendarKey",
    "Campaign",
    "CampaignQuerySet",
    "Notice",
    "Question",
    "Report",
    "State",
    "Version",
    "attachment_storage",
    "stored_as",
]
