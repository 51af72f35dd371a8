"""Every field of every model that speaks of a person is known, or the test names it."""

import re

from django.db import models

from operations.personal import places
from operations.tables import stored_models

# Models that hold nothing of people, each with the reason; histories like their rows.
NOBODYS = {
    "account.EmailConfirmation": "keys of letters that allauth writes, of no use here",
    "auth.": "permissions and groups of Django's own, which nothing uses",
    "contenttypes.": "names of models",
    "sessions.Session": "signed, and gone with the session",
    "socialaccount.SocialApp": "the provider of the office",
    "socialaccount.SocialToken": "none is kept",
    "django_tasks_database.": "tasks by numbers of rows, for a week",
    "leszno_strategy.": "states of the site and its processes",
    "operations.Maintenance": "what the site tells everybody",
    "organisation.Unit": "a unit of the office",
    "organisation.Post": "an office, public unlike its holders",
    "tasks.": "what the strategy says; who entered it stands in the history",
    "indicators.": "what the strategy says; who entered it stands in the history",
    "topics.": "what the strategy says; who entered it stands in the history",
    "exchange.Snapshot": "a strategy as a file, which names posts and no people",
    "annual_report.SnapshotPart": "figures and texts of a year, posts and no people",
    "public.SearchedWord": "words of published texts",
}
# Texts of models that speak of a person, which are none of theirs to take away.
NOT_THEIRS = {
    "account.EmailAddress.email": "goes with its row",
    "admin.LogEntry.object_id": "the number of a row",
    "annual_report.Export.kind": "a format",
    "annual_report.Export.scope": "a part of the strategy",
    "annual_report.Reopening.reason": "why a year was opened: the city's record",
    "annual_report.Snapshot.format": "the version of a format",
    "annual_report.Snapshot.head": "the frozen year, which names posts and no people",
    "annual_report.Snapshot.post": "the post of who closed the year",
    "annual_report.Snapshot.reason": "why a version was made: the city's record",
    "annual_report.Snapshot.sha256": "a checksum",
    "exchange.Upload.faults": "what is wrong in a file",
    "exchange.Upload.findings": "what a file would change; it goes after its time",
    "exchange.Upload.name": "the name of a file; it goes after its time",
    "exchange.Upload.typed": "the title and years of a strategy",
    "feedback.Feedback.page": "an address of the site",
    "feedback.Feedback.text": "a message to the office; it goes after its time",
    "filling.FilledFile.faults": "goes with its row",
    "filling.FilledFile.name": "goes with its row",
    "filling.FilledFile.rows": "goes with its row",
    "filling.FilledFile.told": "goes with its row",
    "indicators.BankFile.content": "goes with its row",
    "indicators.BankFile.name": "goes with its row",
    "letters.Letter.html": "goes with its row",
    "letters.Letter.message_id": "goes with its row",
    "letters.Letter.reply_to": "goes with its row, or after its time",
    "letters.Letter.subject": "goes with its row",
    "letters.Letter.text": "goes with its row, or when it is sent",
    "letters.Letter.unsubscribe": "goes with its row",
    "mfa.Authenticator.data": "goes with its row",
    "organisation.HistoricalUnit.history_change_reason": "why a unit changed",
    "organisation.User.email": "emptied",
    "organisation.User.first_name": "emptied",
    "organisation.User.last_name": "the number",
    "organisation.User.password": "made unusable",
    "organisation.User.username": "the number",
    "public.Follower.language": "goes with its row",
    "reporting.Attachment.name": "the name of a file of a report: the city's record",
    "reporting.Attachment.sha256": "a checksum",
    "reporting.CalendarKey.nonce": "goes with its row",
    "reporting.Campaign.instructions": "what the office told everybody",
    "reporting.Notice.occasion": "goes with its row",
    "reporting.Question.answer": "said of a report: the city's record",
    "reporting.Question.text": "said of a report: the city's record",
    "reporting.Report.base": "figures of a report",
    "reporting.Version.content": "a report: the city's record",
    "reporting.Version.reason": "why a report was returned: the city's record",
    "socialaccount.SocialAccount.extra_data": "goes with its row",
    "socialaccount.SocialAccount.provider": "goes with its row",
    "socialaccount.SocialAccount.uid": "goes with its row",
    "usersessions.UserSession.data": "goes with its row",
    "usersessions.UserSession.ip": "goes with its row",
    "usersessions.UserSession.session_key": "goes with its row",
    "usersessions.UserSession.user_agent": "goes with its row",
}
TEXTS = (
    *(models.CharField, models.TextField, models.JSONField, models.BinaryField),
    *(models.GenericIPAddressField,),
)
# What a field of a model that holds nothing of people may not be called, or be.
SUSPICIOUS = re.compile(
    r"(^|_)(e?mail|phone|tel|ip|user|username|person|author|first_name|last_name|"
    r"address|signed_by|contact)$"
)


def texts():
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, TEXTS) and not field.choices:
                yield field


def is_nobodys(name: str) -> bool:
    plain = name.replace(".Historical", ".")
    return any(plain.startswith(known) for known in NOBODYS)


def known() -> set[str]:
    return {*places.ADDRESSED, *places.NAMED, *NOT_THEIRS}


def test_every_field_that_points_to_an_account_has_its_fate():
    found = {places.called(one) for one in places.pointing()}
    histories = {name for name in found if name.endswith(".history_user")}
    assert found - histories == set(places.POINTING)


def test_every_text_of_every_model_is_known_or_none_of_a_persons():
    found = {places.called(field) for field in texts()}
    plain = {one.replace(".Historical", ".") for one in found}
    unknown = {one for one in plain - known() if not is_nobodys(one)}
    assert {
        one for one in unknown if not one.endswith("history_change_reason")
    } == set()
    # Nor is anything kept in the lists that is not there any more.
    own = {one for one in known() if not one.endswith(".user_id")}
    assert own - found == set()
    assert {
        one for one in NOBODYS if not any(n.startswith(one) for n in plain)
    } == set()


def test_nothing_that_looks_like_a_person_hides_among_what_is_nobodys():
    hidden = {
        places.called(field)
        for field in texts()
        if SUSPICIOUS.search(field.name)
        or isinstance(field, models.EmailField | models.GenericIPAddressField)
    }
    assert {one for one in hidden - known() if is_nobodys(one)} == set()


def test_what_is_secret_is_there():
    for name in places.SECRET | places.LARGE:
        assert places.field_called(name)
