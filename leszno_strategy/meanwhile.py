"""What somebody else saved while a form was being filled in: told, and nothing lost.

A form's page carries what its fields said when it was opened, as texts. When the form
is sent, these are compared with what is stored by then. Where somebody else changed
something, nothing is saved: the page is shown again with both versions, with what was
typed, and with what others wrote wherever nothing was typed. Sent again, it is saved.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from leszno_strategy.numbers import UNKNOWN

# The field in which a page carries what it said.
SEEN = "seen"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Meanwhile:
    """What somebody else changed after the page was opened."""

    label: str
    before: str
    now: str
    # None where nothing was typed, or the same as there is now.
    typed: str | None
    # The field's, where it is told of one.
    name: str = ""


def as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True)
class Said:
    """What a field says now: its label, its text, and how people read such a text."""

    label: str
    text: str
    words: Callable[[str], str] = field(default=as_it_is)

    def meanwhile(self, before: str, typed: str) -> Meanwhile:
        is_own = plain(typed) not in {plain(before), plain(self.text)}
        return Meanwhile(
            label=self.label,
            before=self.words(before) or UNKNOWN,
            now=self.words(self.text) or UNKNOWN,
            typed=self.words(typed) if is_own else None,
        )


def changed(said: Mapping[str, Said], seen: Texts, typed: Texts) -> Iterator[Meanwhile]:
    """Yield what others changed since the page was opened."""
    for name, now in said.items():
        if plain(now.text) != plain(seen[name]):
            one = now.meanwhile(seen[name], typed.get(name, ""))
            yield replace(one, name=name)


def merged(said: Mapping[str, Said], seen: Texts, typed: Texts) -> dict[str, str]:
    """Keep what was typed; where nothing was, take over what is stored now."""
    texts = {name: typed.get(name, "") for name in said}
    return {
        name: now.text if plain(texts[name]) == plain(seen[name]) else texts[name]
        for name, now in said.items()
    }


def read_seen(written: str, said: Mapping[str, Said]) -> dict[str, str]:
    """Read what the page said when it was opened; "" for what it did not."""
    try:
        seen = json.loads(written)
    except (ValueError, RecursionError):
        seen = {}
    if not isinstance(seen, dict):
        seen = {}
    # JSON can write half a character, which no page can.
    return {
        name: str(text).encode(errors="replace").decode()
        for name, text in (dict.fromkeys(said, "") | seen).items()
    }


def write_seen(said: Mapping[str, Said]) -> str:
    return write_texts({name: one.text for name, one in said.items()})


def write_texts(texts: Texts) -> str:
    """Write what a page showed as its field carries it."""
    return json.dumps(dict(texts))


def plain(text: str) -> str:
    """End lines as the database does, not as browsers do, who add one, too."""
    return text.replace("\r\n", "\n").strip()


# What forms say, and what was typed into them


def said_by(form: forms.BaseForm) -> dict[str, Said]:
    """Say what each field of a form shows that nobody typed into."""
    return {
        bound.html_name: Said(
            str(bound.label), text_of(bound.field, bound.initial), read_as(bound.field)
        )
        for bound in form
        if is_typed_into(bound.field)
    }


def is_typed_into(field: forms.Field) -> bool:
    is_file = isinstance(field, forms.FileField)
    return not (field.disabled or field.widget.is_hidden or is_file)


def text_of(field: forms.Field, value: Any) -> str:
    """Write a field's value as the page shows it and the browser sends it."""
    value = field.prepare_value(value)
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "on" if widget.check_test(value) else ""
    shown: Any = widget.format_value(value)
    if isinstance(shown, list | tuple):
        return ",".join(sorted(str(one) for one in shown))
    return "" if shown is None else plain(str(shown))


def typed_into(field: forms.Field, name: str, data: QueryDict, unsent: str) -> str:
    """Read what was typed into a field; `unsent` where the browser did not send it."""
    if field.widget.value_omitted_from_data(data, {}, name):
        return unsent
    return text_of(field, field.widget.value_from_datadict(data, {}, name))


def put(field: forms.Field, name: str, text: str, data: QueryDict) -> None:
    """Write a text as if it had been typed into the field."""
    if isinstance(field.widget, forms.CheckboxInput) and not text:
        data.pop(name, None)
    elif getattr(field.widget, "allow_multiple_selected", False):
        data.setlist(name, text.split(",") if text else [])
    else:
        data[name] = text


def read_as(field: forms.Field) -> Callable[[str], str]:
    """Return how people read what a field holds: names, not ids."""

    def words(text: str) -> str:
        if isinstance(field, forms.BooleanField):
            return _("yes") if text else _("no")
        if isinstance(field, forms.ModelChoiceField):
            try:
                return field.label_from_instance(field.to_python(text)) if text else ""
            except forms.ValidationError:
                return text
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            known: Any = flatten_choices(choices)
            return {str(key): str(name) for key, name in known}.get(text, text)
        return text

    return words


@dataclass(frozen=True)
class Met:
    """What was sent, brought to what is stored by now, and what others changed."""

    data: QueryDict
    changes: list[Meanwhile]


def meet(data: QueryDict, shown: Sequence[forms.BaseForm]) -> Met:
    """Compare what was sent with the forms as the page would show them now.

    A page that does not say what it showed is taken as it is.
    """
    if SEEN not in data:
        return Met(data, [])
    fields = {bound.html_name: bound.field for form in shown for bound in form}
    said = {name: one for form in shown for name, one in said_by(form).items()}
    seen = read_seen(str(data[SEEN]), said)
    typed = {
        name: typed_into(fields[name], name, data, unsent=seen[name]) for name in said
    }
    changes = list(changed(said, seen, typed))
    if not changes:
        return Met(data, [])
    data = data.copy()
    for name, text in merged(said, seen, typed).items():
        put(fields[name], name, text, data)
    data[SEEN] = write_seen(said)
    return Met(data, changes)
