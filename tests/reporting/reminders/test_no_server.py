"""Without a mail server letters lie in a folder, and nobody is said to have them."""

import pytest

from tests.pages import text_of
from tests.reporting.people import person
from tests.reporting.reminders.mail import another, post, remind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_the_command_counts_them_apart(task, now, folder):
    printed = remind()
    assert "Wysłano 0 wiadomości." in printed
    assert (
        "Nie ma serwera poczty: 1 wiadomość leży w folderze i nikt jej nie dostał."
        in printed
    )
    assert len(list(folder.iterdir())) == 1


def test_whoever_reminds_is_told_that_nobody_is_reached(client, task, now, folder):
    client.force_login(person("biuro"))
    text = text_of(post(client, task, another(task)))
    assert "Nie ma serwera poczty: wiadomość do 1 osoby leży w folderze" in text
    assert "Przypomniano" not in text
    assert len(list(folder.iterdir())) == 1
