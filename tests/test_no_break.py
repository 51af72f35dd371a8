"""Lines of pages, reports and letters end in no word of one letter, nor in a figure."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.mail import EmailMessage
from django.utils.translation import override

from annual_report.report import drafted
from annual_report.text.word import write_word
from leszno_strategy.no_break import held_together, page_held_together
from letters.posting import post
from tasks.models import Task
from tests.factories import make_office_user, make_tree
from tests.pages import words_of
from tests.structure.sending import sent_from

NB = "\N{NO-BREAK SPACE}"
CARD = "/panel/struktura/miasto/zadania/I.1.1/"
TEXTS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
LOOSE = re.compile(r"(?<![^\W_])[aiouwzAIOUWZ] \S|\d (?=[a-ząćęłńóśźż%])")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Drogi i szkoły w mieście", f"Drogi i{NB}szkoły w{NB}mieście"),
        ("w i z", f"w{NB}i{NB}z"),
        ("40 zadań, 95 % planu", f"40{NB}zadań, 95{NB}% planu"),
        ("W roku 2013 r.", f"W{NB}roku 2013{NB}r."),
        ("klasa A b", f"klasa A{NB}b"),
        ("praw i (obowiązków)", f"praw i{NB}(obowiązków)"),
        ("kopia zapasowa", "kopia zapasowa"),
        ("do 15 Warszawa", "do 15 Warszawa"),
        ("razem\nz\nnim", "razem\nz\nnim"),
    ],
)
def test_texts_are_held_together_where_polish_wants_it(written, shown):
    assert held_together(written) == shown
    assert held_together(shown) == shown


def test_only_the_texts_of_a_page_are_touched():
    kept = (
        '<p title="a b w c" data-x="5 zadań">',
        "<textarea>w mieście 5 zadań</textarea>",
        "<script>a b w c 5 x</script>",
        "<code>a b</code>",
        "<pre>w c</pre>",
        '<input value="w mieście">',
    )
    page = "".join(kept) + "Drogi w <b>mieście</b> i <i>5 zadań</i>"
    found = page_held_together(page)
    assert found == "".join(kept) + f"Drogi w{NB}<b>mieście</b> i{NB}<i>5{NB}zadań</i>"


@pytest.mark.django_db
def test_pages_are_held_together_and_what_is_edited_stays(client, settings):
    settings.NO_BREAK_SPACES = True
    task = Task.objects.of(make_tree(tasks=3)).order_by("pk")[0]
    task.description = "Drogi w mieście i 5 zadań"
    task.save()
    for address in ("/miasto/", "/miasto/zadania/I.1.1/", "/pomoc/"):
        answer = client.get(address)
        page = answer.content.decode()
        assert int(answer.get("Content-Length", len(answer.content))) == len(
            answer.content
        )
        texts = re.sub(r"<(option|title)\b.*?</\1>", "", page, flags=re.DOTALL)
        loose = [text for text in re.split(r"<[^>]*>", texts) if LOOSE.search(text)]
        assert not [text for text in loose if "{" not in text], address
    english = client.get("/en/miasto/").content.decode()
    assert f"a{NB}" not in words_of(english)
    client.force_login(make_office_user())
    card = client.get(CARD)
    assert sent_from(card)["description"] == "Drogi w mieście i 5 zadań"
    assert "Drogi w mieście i 5 zadań</textarea>" in card.content.decode()


@pytest.mark.django_db
def test_the_report_on_paper_is_held_together(settings):
    settings.NO_BREAK_SPACES = True
    strategy = make_tree(tasks=2)
    Task.objects.of(strategy).update(title="Drogi w mieście i 5 zadań")
    file = BytesIO()
    write_word(drafted(strategy.years.get(year=2010)), file)
    with ZipFile(file) as made:
        found = TEXTS.findall(made.read("word/document.xml").decode())
    assert f"Drogi w{NB}mieście i{NB}5{NB}zadań" in found
    assert [text for text in found if LOOSE.search(text)] == []


@pytest.mark.django_db
def test_letters_are_held_together_in_polish_alone(settings):
    settings.NO_BREAK_SPACES = True
    letter = EmailMessage("Temat", "Czeka 5 zadań w mieście", to=["a@miasto.example"])
    assert post(letter, sends=False).text == f"Czeka 5{NB}zadań w{NB}mieście"
    with override("en"):
        assert post(letter, sends=False).text == "Czeka 5 zadań w mieście"
