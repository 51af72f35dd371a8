"""Pages have no indentation, and say what they would say with it."""

import re

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

FOLDER = settings.BASE_DIR / "templates"
SENTENCE = re.compile(
    r"{% blocktranslate\b([^%]*)%}(.*?){% endblocktranslate %}", re.DOTALL
)
KEPT_AS_IT_IS = re.compile(r"<(pre|textarea)\b[^>]*>(.*?)</\1>", re.DOTALL)


@pytest.mark.django_db
def test_no_line_of_a_page_is_indented(client):
    body = client.get("/pomoc/").content.decode()
    assert "<h1" in body
    assert re.findall(r"\n[ \t]+.*", body) == []


def test_letters_and_other_texts_keep_their_lines():
    names = [path for path in FOLDER.rglob("*.txt") if "\n\n" in path.read_text()]
    assert names
    for path in names:
        template = get_template(str(path.relative_to(FOLDER)))
        assert template.template.source == path.read_text()


def test_no_template_means_the_spaces_that_are_taken_away():
    """Neither where they would be shown, nor in a sentence, which is found by them."""
    for path in FOLDER.rglob("*.html"):
        text = path.read_text()
        shown = [m[2] for m in KEPT_AS_IT_IS.finditer(text)]
        told = [m[2] for m in SENTENCE.finditer(text) if "trimmed" not in m[1]]
        assert [one for one in shown + told if re.search(r"\n\s", one)] == [], path


def test_the_admin_is_read_as_django_wrote_it():
    [engine] = engines.all()
    source = engine.get_template("admin/change_list.html").template.source
    assert "\n  " in source
