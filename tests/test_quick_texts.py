"""Values of templates are written as Django writes them."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Engine, base
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from leszno_strategy.quick_texts import written, written_by_django
from tasks.models import StrategyState

VALUES = (
    "",
    "Zażółć gęślą jaźń",
    "a < b & \"c\" > 'd'",
    mark_safe("<b>1 & 2</b>"),
    gettext_lazy("strategy"),
    StrategyState.PREPARATION,
    *(0, -1, 7, 999, 1000, -1000, 2013, 12345678, True, False, None),
    *(1.5, 0.1, Decimal("12345.67"), Decimal(1), Decimal("0E-8")),
    datetime.date(2013, 5, 6),
    datetime.datetime(2013, 5, 6, 23, 30, tzinfo=datetime.UTC),
    [1, "<", None],
)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("use_l10n", [None, True, False])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_written_as_django_writes_it(value, use_l10n, autoescape, language):
    context = Context(autoescape=autoescape, use_l10n=use_l10n, use_tz=True)
    with override(language):
        assert str(written(value, context)) == str(written_by_django(value, context))


def test_templates_write_so():
    source = "{{ one }} {% autoescape off %}{{ one }}{% endautoescape %}"
    template = Engine().from_string(source)
    assert template.render(Context({"one": "<a>"})) == "&lt;a&gt; <a>"
    assert base.render_value_in_context is written
