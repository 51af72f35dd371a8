"""The project's own template filters, at hand in every template."""

from django import template

from leszno_strategy import numbers

register = template.Library()
register.filter("points", numbers.points)
register.filter("exact", numbers.exact)
register.filter("percent", numbers.percent)
register.filter("whole_percent", numbers.whole_percent)
register.filter("out_of", numbers.out_of)
