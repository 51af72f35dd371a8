"""Who wrote what a field says, and when, as far as a report's history knows."""

from collections.abc import Collection, Mapping

from leszno_strategy.meanwhile import plain
from reporting.content import Content
from reporting.forms import ReportForm
from reporting.models import Version


def authors(
    contested: Mapping[int, tuple[ReportForm, Collection[str]]],
) -> dict[int, dict[str, Version]]:
    """Find the versions by which fields came to say what they say now: one query.

    `contested` has the forms of reports by their ids, each with names of its fields. A
    field that the structure changed since has no version.
    """
    found: dict[int, dict[str, Version]] = {pk: {} for pk in contested}
    if not contested:
        return found
    versions = Version.objects.filter(report__in=contested).select_related("by")
    for version in versions.order_by("report", "number"):
        form, names = contested[version.report_id]
        texts = form.texts_of(Content.from_json(version.content))
        here = found[version.report_id]
        for name in names:
            if plain(texts.get(name, "")) == plain(form.said[name].text):
                here.setdefault(name, version)
            else:
                here.pop(name, None)
    return found
