"""The help of our commands: whole, and in one language."""

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.utils import translation

OURS = {
    name: app
    for name, app in sorted(get_commands().items())
    if (settings.BASE_DIR / app.partition(".")[0]).is_dir()
}


def read(name: str, language: str):
    """Return the parser of a command as it is made while a language is active."""
    with translation.override(language):
        return load_command_class(OURS[name], name).create_parser("manage.py", name)


@pytest.mark.parametrize("name", OURS)
def test_the_help_is_english_whatever_the_language(name):
    assert read(name, "pl").format_help() == read(name, "en").format_help()
    assert read(name, "pl").format_help().isascii()


@pytest.mark.parametrize("name", OURS)
def test_the_help_explains_the_command_and_each_argument(name):
    parser = read(name, "en")
    assert parser.description
    assert [action.dest for action in parser._actions if not action.help] == []
