"""What is expected in a cell, as Excel tells whoever goes there."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from filling.workbook.layout import Line, Look, Part
from indicators.measures import form_of
from reporting.form_fields import NOTE_LENGTH, PROSE_LENGTH
from reporting.forms import VALUE_LENGTH
from spreadsheets.sheets import clean

# Higher ones are none: a date, for instance, that Excel made of 1.10, is above.
MOST_POINTS = 9999.99
MOST_MONEY = 10**12
# Units of measure of what is either so or not.
YES_OR_NO = frozenset({"tak/nie", "tak / nie", "t/n"})
# Excel's own limits of what it shows beside a cell.
LONGEST_TITLE, LONGEST_PROMPT = 32, 255


@dataclass(frozen=True)
class Expected:
    """What Excel tells beside the cells and checks in them: it warns, and takes all.

    A dash for what is not known is no number, and is right all the same.
    """

    title: str
    prompt: str
    most: float | None = None
    longest: int | None = None
    choices: str = ""

    @property
    def is_figure(self) -> bool:
        return self.most is not None

    def validation(self) -> dict[str, Any]:
        if self.choices:
            kind: dict[str, Any] = {"type": "list", "formula1": f'"{self.choices}"'}
        elif self.is_figure:
            kind = {"type": "decimal", "operator": "between"}
            kind |= {"formula1": "0", "formula2": str(self.most)}
        else:
            kind = {"type": "textLength", "operator": "lessThanOrEqual"}
            kind |= {"formula1": str(self.longest)}
        title = clean(self.title)[:LONGEST_TITLE]
        prompt = clean(self.prompt)[:LONGEST_PROMPT]
        return {
            **kind,
            "allow_blank": True,
            "showInputMessage": True,
            "showErrorMessage": True,
            "errorStyle": "warning",
            "promptTitle": title,
            "prompt": prompt,
            "errorTitle": title,
            "error": prompt,
        }


def expected_of(line: Line, part: Part) -> Expected:
    if part is Part.TEXT:
        return _text(line)
    if line.look is Look.MONEY:
        return Expected(
            _("Amount in PLN"),
            _("For instance 12500 or 12500,50. Empty: not known."),
            most=MOST_MONEY,
        )
    if line.look is Look.INDICATOR:
        return _value(line.unit)
    prompt = _(
        "Points: percent of the whole task, for instance 7,5. 0: nothing was done. "
        "Empty: not known."
    )
    titles = {Part.PLAN: _("Planned"), Part.DONE: _("Carried out")}
    return Expected(titles[part], prompt, most=MOST_POINTS)


def _value(unit: str) -> Expected:
    if form_of(unit) in YES_OR_NO:
        return Expected(
            _("Value of the indicator"), _("Choose from the list."), choices="tak,nie"
        )
    prompt = _("A number as it is, for instance 12 714 or 62,86; a dash for no data.")
    if unit:
        prompt += " " + _("Unit: %(unit)s.") % {"unit": unit}
    return Expected(_("Value of the indicator"), prompt, longest=VALUE_LENGTH)


def _text(line: Line) -> Expected:
    if line.look is Look.STAGE:
        return Expected(
            _("Remark on the stage"),
            _("Some words on what was done in the stage, if it needs any."),
            longest=NOTE_LENGTH,
        )
    prompt = _("A text of at most %(n)s characters; Alt and Enter begin a line.")
    return Expected(line.what, prompt % {"n": PROSE_LENGTH}, longest=PROSE_LENGTH)


def comment_of(column: str) -> str:
    """Return what there is to know of a column; "" for nothing."""
    comments = {
        Part.PLAN.value: _(
            "What is planned for the year, in points of the whole task. Grey: only the "
            "strategy office and coordinators change it."
        ),
        Part.DONE.value: _(
            "What was carried out in the year: points of the whole task for a stage, "
            "the value for an indicator, PLN for a source of money."
        ),
        Part.TEXT.value: _(
            "A remark on the stage, or a text of the report. The public sees it once "
            "the report is approved."
        ),
    }
    return str(comments.get(column, ""))
