"""A shorter way through what templates do a thousand times for one page.

Django finds out anew, for every name in a template, by which of three ways its value is
had, and learns it from exceptions; it takes a copy of a copy for each part that is
included, and asks where the language of this request is kept behind a lock. Here the
usual case goes straight; whatever is not the usual case goes Django's own way, and what
is written stays the same to the letter.
"""

import html
import threading
from typing import Any

from django.template import base
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Template,
    TextNode,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.context import BaseContext, RequestContext
from django.templatetags import i18n
from django.urls import base as addresses
from django.utils.html import conditional_escape as of_django
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]
from django.utils.translation import get_language, trans_real

found_by_django = Variable._resolve_lookup  # type: ignore[attr-defined]
told_by_django = FilterExpression.resolve
drawn_by_django = Template.render
strung_by_django = NodeList.render
shown_by_django = VariableNode.render
translated_by_django = i18n.TranslateNode.render
found_in_by_django = NodeList.get_nodes_by_type


def found(self: Variable, context: Any) -> Any:
    """Find the value of a name such as `task.programme.code`."""
    first, *others = self.lookups or ()
    for names in reversed(context.dicts):
        if first in names:
            value = names[first]
            break
    else:
        return found_by_django(self, context)
    if callable(value):
        return found_by_django(self, context)
    try:
        for name in others:
            if not hasattr(type(value), "__getitem__"):
                value = getattr(value, name)
            elif type(value) is dict and name in value:
                value = value[name]
            else:
                return found_by_django(self, context)
            if callable(value) and not getattr(
                value, "do_not_call_in_templates", False
            ):
                if getattr(value, "alters_data", False):
                    return found_by_django(self, context)
                value = value()
    except Exception:  # noqa: BLE001  Django knows which of them are silent
        return found_by_django(self, context)
    return value


def told(self: FilterExpression, context: Any, ignore_failures: bool = False) -> Any:
    """Find a value and lead it through its filters."""
    value: Any = self.var
    if type(value) is Variable:
        try:
            is_name = value.lookups is not None and not value.translate
            value = found(value, context) if is_name else value.resolve(context)
        except VariableDoesNotExist:
            return told_by_django(self, context, ignore_failures)
    for do, given in self.filters:
        others = [
            one.resolve(context) if is_asked else marked_safe(one)
            for is_asked, one in given
        ]
        if getattr(do, "expects_localtime", False):
            value = template_localtime(value, context.use_tz)
        said = (
            do(value, *others, autoescape=context.autoescape)
            if getattr(do, "needs_autoescape", False)
            else do(value, *others)
        )
        is_safe = getattr(do, "is_safe", False) and isinstance(value, SafeData)
        value = marked_safe(said) if is_safe else said
    return value


def shown(self: VariableNode, context: Any) -> Any:
    """Write a value; a text is as it is, but for what has to be escaped."""
    try:
        value = self.filter_expression.resolve(context)
    except UnicodeDecodeError:
        return ""
    kind = type(value)
    if kind is SafeString or (kind is str and not context.autoescape):
        return value
    return (
        html.escape(value) if kind is str else render_value_in_context(value, context)
    )


def strung(self: Any, context: Any) -> SafeString:
    """Draw one node after the other; a text is there already.

    Where it failed is told to whoever develops alone.
    """
    if context.template is None or context.template.engine.debug:
        return strung_by_django(self, context)
    return SafeString(
        "".join(
            [one.s if type(one) is TextNode else one.render(context) for one in self]
        )
    )


def found_in(self: Any, kind: type[Node]) -> list[Any]:
    """Find the nodes of a kind once: what a template is made of stays as it is.

    A page asks what it is based on for its blocks, which are all that it has.
    """
    known = vars(self).setdefault("found_by_kind", {})
    if kind not in known:
        known[kind] = found_in_by_django(self, kind)
    return known[kind]  # type: ignore[no-any-return]


def translated(self: i18n.TranslateNode, context: Any) -> Any:
    """Translate a text of the template's own once a language."""
    said = self.filter_expression
    is_own = said.var.literal is not None and not said.filters
    if not is_own or self.message_context is not None:
        return translated_by_django(self, context)
    known, language = vars(self).setdefault("known", {}), get_language()
    if language not in known:
        known[language] = translated_by_django(self, context)
        if self.asvar:
            known[language] = context[self.asvar]
    if not self.asvar:
        return known[language]
    context[self.asvar] = known[language]
    return ""


def drawn(self: Template, context: Any) -> SafeString:
    """Draw a part of a page that is begun."""
    if context.template is None:
        return drawn_by_django(self, context)
    state = context.render_context
    outer, state.template = state.template, self
    state.dicts.append({})
    try:
        return self._render(context)  # type: ignore[no-any-return, attr-defined]
    finally:
        state.template = outer
        state.dicts.pop()


def anew(self: BaseContext, values: Any = None) -> BaseContext:
    """Return a context for a part of the page, in which only these values are."""
    made = _copied(self)
    if rendering := vars(made).get("render_context"):
        made.render_context = of_part = _copied(rendering)
        of_part.dicts = of_part.dicts[:]
    made._reset_dicts(values)
    return made  # type: ignore[no-any-return]


def anew_of_request(self: RequestContext, values: Any = None) -> BaseContext:
    made = anew(self, values)
    vars(made).pop("_processors_index", None)
    return made


def _copied(one: Any) -> Any:
    made = object.__new__(type(one))
    vars(made).update(vars(one))
    return made


def marked_safe(text: Any) -> Any:
    return SafeString(text) if type(text) is str else mark_safe(text)  # noqa: S308


def escaped(text: Any) -> Any:
    """Escape a text; all else, and what is safe, goes Django's way."""
    return SafeString(html.escape(text)) if type(text) is str else of_django(text)


def quicken() -> None:
    """Let templates go the shorter way."""
    for kind, name, way in (
        (Variable, "_resolve_lookup", found),
        (FilterExpression, "resolve", told),
        (VariableNode, "render", shown),
        (NodeList, "render", strung),
        (NodeList, "get_nodes_by_type", found_in),
        (i18n.TranslateNode, "render", translated),
        (Template, "render", drawn),
        (BaseContext, "new", anew),
        (RequestContext, "new", anew_of_request),
        (base, "conditional_escape", escaped),
        (base, "mark_safe", marked_safe),
        (i18n, "mark_safe", marked_safe),
        # Each request has a thread of its own, from its first line to its last.
        (trans_real, "_active", threading.local()),
        (addresses, "_prefixes", threading.local()),
        (addresses, "_urlconfs", threading.local()),
    ):
        setattr(kind, name, way)
