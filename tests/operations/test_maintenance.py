"""While the system is maintained all is read, and nothing is saved."""

from django.core.management import call_command

from feedback.models import Feedback
from operations import maintenance
from tests.factories import make_office_user

WORDS = "Aktualizujemy system do 14.00."


def test_reading_goes_on_and_writing_is_refused_in_words(client, db, count_queries):
    client.force_login(make_office_user())
    free = count_queries(lambda: client.get("/panel/"))
    call_command("maintenance", "on", WORDS, "--minutes", "20")
    assert count_queries(lambda: client.get("/panel/")) == free
    assert client.get("/pomoc/").status_code == 200
    response = client.post("/uwagi/", {"text": "Uwaga"})
    assert response.status_code == 503
    assert response["Retry-After"] == "1200"
    assert "Content-Security-Policy" in response
    assert WORDS in response.content.decode()
    assert not Feedback.objects.exists()
    call_command("maintenance", "off")
    assert client.post("/uwagi/", {"text": "Uwaga"}).status_code != 503


def test_it_says_how_it_is_and_the_last_words_hold(db, capsys):
    call_command("maintenance", "on")
    call_command("maintenance", "on", WORDS)
    call_command("maintenance")
    assert capsys.readouterr().out.splitlines()[-1] == f"Nic się nie zapisuje: {WORDS}"
    call_command("maintenance", "off")
    call_command("maintenance", "off")
    assert maintenance.current() is None
