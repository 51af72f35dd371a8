"""Templates come to what Django makes of them, by the shorter way."""

import threading

import pytest
from django.template import Context, Engine, RequestContext, TemplateSyntaxError
from django.template.base import (
    FilterExpression,
    NodeList,
    Template,
    Variable,
    VariableNode,
)
from django.template.context import BaseContext
from django.template.loader_tags import BlockNode
from django.templatetags.i18n import TranslateNode
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy, override

from leszno_strategy import quick_templates as quick
from tasks.models import StrategyState

DJANGO = {
    (Variable, "_resolve_lookup"): quick.found_by_django,
    (FilterExpression, "resolve"): quick.told_by_django,
    (NodeList, "render"): quick.strung_by_django,
    (VariableNode, "render"): quick.shown_by_django,
    (TranslateNode, "render"): quick.translated_by_django,
    (Template, "render"): quick.drawn_by_django,
    (NodeList, "get_nodes_by_type"): quick.found_in_by_django,
}


class Thing:
    """Whatever a name in a template may lead to."""

    name = "a <b>"
    nothing = None
    state = StrategyState

    def __init__(self):
        self.called = 0

    def __str__(self):
        return f"<thing {self.called}>"

    __repr__ = __str__

    def count(self):
        self.called += 1
        return self.called

    def asks(self, what):
        return what

    def removes(self):
        return "a template must not call it"

    removes.alters_data = True  # type: ignore[attr-defined]

    def fails(self):
        raise KeyError("silent?")

    @property
    def broken(self):
        raise AttributeError("of the property itself")

    def silent(self):
        error = ValueError("nobody is told")
        error.silent_variable_failure = True
        raise error


class Counted(dict):
    """As `Counter`: it has each key that it is asked for."""

    def __missing__(self, key):
        return f"no {key}"


def values():
    return {
        "thing": Thing(),
        "of": {"thing": Thing(), "items": "its own", "1": "one", "empty": {}},
        "counted": Counted(a=1),
        "rows": ["x", Thing(), (1, 2)],
        "text": "Zażółć & <i>",
        "safe": mark_safe("<b>1 & 2</b>"),
        "lazy": gettext_lazy("strategy"),
        "call": lambda: "called",
        "kind": Thing,
        "zero": 0,
        "none": None,
    }


EXPRESSIONS = (
    *("thing.name", "thing.count", "thing.asks", "thing.removes", "thing.nothing"),
    *("thing.absent", "thing.name.upper", "thing.nothing.more", "thing.silent"),
    *("thing.state.PREPARATION", "thing.state.PREPARATION.label", "thing.state"),
    *("of.thing.name", "of.items", "of.keys", "of.1", "of.absent", "of.empty.items"),
    *("counted.a", "counted.absent", "rows.0", "rows.1.count", "rows.2.1", "rows.9"),
    *("text", "text.upper", "text.0", "safe", "safe.lower", "lazy", "lazy.upper"),
    *("call", "kind", "kind.name", "zero", "none", "absent", "absent.more", "True"),
    *(
        "dicts",
        "thing.__class__",
        "text|upper",
        "safe|upper",
        "safe|lower",
        "safe|cut:'1'",
    ),
    *("text|default:'<a>'", "none|default:'<a>'", "none|default:text", "text|add:safe"),
    *("none|default_if_none:_('strategy')", "rows|join:'<br>'", "rows|join:text"),
    *(
        "text|linebreaksbr",
        "text|escape|upper",
        "absent|default:'-'",
        "zero|yesno:'a,b'",
    ),
    *("thing.fails", "thing.broken", "'<a>'|upper", "_('strategy')", "5|add:zero"),
)


def made_of(expression, context):
    """Return what the template is, or how it fails."""
    source = (
        f"{{{{ {expression} }}}}|{{% if {expression} %}}yes{{% endif %}}"
        f"|{{% for one in rows %}}{{% firstof {expression} %}}{{% endfor %}}"
    )
    try:
        return Engine(string_if_invalid="?%s").from_string(source).render(context)
    except TemplateSyntaxError as error:
        return str(error)
    except (KeyError, AttributeError) as error:
        return repr(error)


@pytest.mark.parametrize("expression", EXPRESSIONS)
@pytest.mark.parametrize("autoescape", [True, False])
def test_a_name_means_what_django_takes_it_for(expression, autoescape, monkeypatch):
    ours = made_of(expression, Context(values(), autoescape=autoescape))
    for (kind, name), way in DJANGO.items():
        monkeypatch.setattr(kind, name, way)
    theirs = made_of(expression, Context(values(), autoescape=autoescape))
    assert ours == theirs


@pytest.mark.parametrize(
    "tag",
    [
        "'Tasks'",
        "'Tasks' as said",
        "'Tasks' noop",
        "'late' context 'of reports'",
        "'late' context of.thing.name",
        "'Tasks'|upper",
        "'100%% <b>'",
        "text",
        "thing.name as said",
    ],
)
def test_a_text_of_the_template_is_translated_once_a_language(tag, monkeypatch):
    source = f"{{% load i18n %}}[{{% translate {tag} %}}|{{{{ said }}}}]"
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"})

    def made():
        template = engine.from_string(source)
        found = []
        for language in ("pl", "en", "pl", "en"):
            with override(language):
                found.append(template.render(Context(values())))
        return found

    ours = made()
    for (kind, name), way in DJANGO.items():
        monkeypatch.setattr(kind, name, way)
    assert ours == made()


def test_a_part_of_a_page_knows_only_what_it_was_given():
    engine = Engine(
        loaders=[
            (
                "django.template.loaders.locmem.Loader",
                {
                    "page": "{% include 'part' with a=1 only %}"
                    "{% include 'part' %}{{ a }}",
                    "part": "[{{ a }}{{ b }}{% cycle 'x' 'y' %}{% include 'low' %}]",
                    "low": "({{ a }}{{ request.path }})",
                },
            )
        ],
    )
    context = RequestContext(RequestFactory().get("/here/"), {"a": "A", "b": "B"})
    made = engine.get_template("page").render(context)
    assert made == "[1x(1)][ABx(A)]A"
    # What was put in by processors and by the view is there as before.
    assert context["b"] == "B"
    assert len(context.render_context.dicts) == 1
    assert context.render_context.template is None


def test_a_part_that_fails_leaves_the_page_as_it_was():
    context = Context({"thing": Thing()})
    part = Engine().from_string("{{ thing.fails }}")
    page = Engine().from_string("{{ thing.name }}")
    with context.bind_template(page), pytest.raises(KeyError):
        part.render(context)
    assert context.render_context.template is None
    assert len(context.render_context.dicts) == 1


def test_a_new_context_is_as_djangos():
    context = RequestContext(RequestFactory().get("/"), {"a": 1}, use_tz=False)
    context.render_context["kept"] = "by a tag"
    made = context.new({"b": 2})
    assert made.flatten() == {"True": True, "False": False, "None": None, "b": 2}
    assert (made.use_tz, made.autoescape, made.request) == (
        False,
        True,
        context.request,
    )
    assert made.render_context["kept"] == "by a tag"
    made.render_context.push()
    assert len(context.render_context.dicts) == len(made.render_context.dicts) - 1
    assert context["a"] == 1


def test_each_thread_has_its_language():
    met = []
    with override("en"):
        thread = threading.Thread(target=lambda: met.append(get_language()))
        thread.start()
        thread.join()
        assert get_language() == "en"
    assert met == ["pl"]


def test_templates_go_the_shorter_way():
    assert Variable._resolve_lookup is quick.found
    assert FilterExpression.resolve is quick.told
    assert VariableNode.render is quick.shown
    assert TranslateNode.render is quick.translated
    assert NodeList.render is quick.strung
    assert Template.render is quick.drawn
    assert BaseContext.new is quick.anew
    assert RequestContext.new is quick.anew_of_request


@pytest.mark.parametrize(
    "text", ["a<b>'\"&", mark_safe("<b>"), gettext_lazy("Tasks & <b>"), 7, None]
)
def test_what_is_escaped_and_what_is_safe_is_djangos(text):
    said = quick.escaped(text)
    assert said == quick.of_django(text)
    assert type(said) is type(quick.of_django(text))


def test_nodes_of_a_template_are_found_once_and_are_djangos():
    template = Engine().from_string("{% block a %}{% if b %}{% endif %}{% endblock %}")
    found = template.nodelist.get_nodes_by_type(BlockNode)
    assert found == quick.found_in_by_django(template.nodelist, BlockNode)
    assert template.nodelist.get_nodes_by_type(BlockNode) is found
