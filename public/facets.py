"""What the filters of lists have in common: words, and lists of choices."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Text = str | Promise
Choices = Sequence[tuple[str, Text]]


class WrittenSelect(forms.Select):
    """A list of choices, drawn at once: there may be hundreds, each a template.

    `is_written` says that the choices are the city's own words, which are marked as
    Polish on other pages.
    """

    def __init__(self, *args: Any, is_written: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_written = is_written

    def use_required_attribute(self, initial: Any) -> bool:
        """Nothing here has to be chosen; Django would count the choices to ask."""
        return False

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        chosen = self.format_value(value)
        is_foreign = self.is_written and get_language() != settings.LANGUAGE_CODE
        lang = f' lang="{settings.LANGUAGE_CODE}"' if is_foreign else ""
        # What comes of people is escaped here: to format each by itself takes thrice
        # as long.
        options = "\n".join(
            f'<option value="{conditional_escape(str(option))}"'
            f"{' selected' if option in chosen else ''}{lang if option else ''}>"
            f"{conditional_escape(str(label))}</option>"
            for option, label in self.choices
        )
        own = self.build_attrs(self.attrs, attrs)
        box = '<select name="{}"{}>\n{}\n</select>'
        return format_html(box, name, flatatt(own), SafeString(options))


class Checked(forms.CheckboxSelectMultiple):
    """Boxes of which several may be checked; an empty value in an address is none."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [one for one in data.getlist(name) if one]


class SeveralField(forms.MultipleChoiceField):
    widget = Checked


WORDS = "q"
