"""The form of a yearly report, and the reasons that actions ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.meanwhile import (
    SEEN,
    Meanwhile,
    Said,
    changed,
    merged,
    plain,
    read_seen,
    write_seen,
    write_texts,
)
from leszno_strategy.numbers import exact
from organisation.history import LONGEST_REASON
from reporting.content import TEXTS, Content
from reporting.form_fields import (
    FilesField,
    NoteField,
    PointsField,
    ProseField,
    SpentField,
    sorted_out,
)
from reporting.models import Attachment
from reporting.plan_in_report import needs_reason
from reporting.quotas import check_quotas
from reporting.recording import YearFigures
from reporting.transitions import Draft
from tasks.models import FundingSource, Stage, Task
from tasks.subjects import Subject

VALUE_LENGTH = IndicatorValue._meta.get_field("text").max_length


def stage_names(stage: Stage) -> tuple[str, str]:
    """Return the names of the stage's fields: planned, actual."""
    return f"stage-{stage.pk}-planned", f"stage-{stage.pk}-actual"


def note_name(stage: Stage) -> str:
    return f"stage-{stage.pk}-note"


def indicator_name(indicator: Indicator) -> str:
    return f"indicator-{indicator.pk}"


def spent_name(funding: FundingSource) -> str:
    return f"spent-{funding.pk}"


class ReasonForm(forms.Form):
    """Why a report is returned."""

    reason = ProseField(label=gettext_lazy("Why it is returned"), required=True)


class ReportForm(forms.Form):
    """Planned and actual of every stage, values of all indicators, money, texts, files.

    Above tasks there are neither stages nor money.

    The form carries what it said when the page was opened. If that changed meanwhile,
    it is not valid: it shows what changed, keeps what was typed, takes over what
    others wrote where nothing was typed, and can be sent again.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        subject: Subject,
        content: Content,
        attachments: Sequence[Attachment] = (),
        plan_is_open: bool = True,
        in_force: Mapping[int, Decimal | None] | None = None,
        submits: bool = False,
        merges: bool = False,
    ) -> None:
        """`in_force` is the plan whose change takes a reason, if any does.

        A form that `submits` asks for that reason. One that `merges` takes over what
        others wrote where nothing was typed, instead of showing it first: see
        `receiving.receive`.
        """
        self.plan_is_open, self.in_force = plan_is_open, in_force
        self.plan = content.figures.planned
        task = subject if isinstance(subject, Task) else None
        self.stages = list(task.stages.all()) if task else []
        self.indicators = list(subject.indicators.all())
        self.funding = list(task.funding.all()) if task else []
        self.has_total = task is not None and not task.stages_known
        self.subject, self.attachments = subject, attachments
        self.submits, self.merges = submits, merges
        self.meanwhile: list[Meanwhile] = []
        self.taken_over: list[Meanwhile] = []
        current = self.texts_of(content)
        super().__init__(data, files, initial=dict(current), label_suffix="")
        self._add_fields()
        self.said = {
            name: Said(str(self.fields[name].label), text)
            for name, text in current.items()
        }
        self.initial[SEEN] = write_seen(self.said)
        if self.is_bound and merges:
            self._take_over()

    def _add_fields(self) -> None:
        for stage in self.stages:
            planned, actual = stage_names(stage)
            if self.plan_is_open:
                self.fields[planned] = PointsField(label=_("%s: planned") % stage)
            self.fields[actual] = PointsField(label=_("%s: carried out") % stage)
            self.fields[note_name(stage)] = NoteField(label=_("%s: remark") % stage)
        if self.has_total:
            self.fields["total"] = PointsField(label=_("Progress of the whole task"))
        for indicator in self.indicators:
            self.fields[indicator_name(indicator)] = forms.CharField(
                label=str(indicator),
                required=False,
                max_length=VALUE_LENGTH,
                widget=forms.TextInput(attrs={"autocomplete": "off", "size": 12}),
            )
        for funding in self.funding:
            spent = SpentField(label=_("%s: spent (PLN)") % funding)
            self.fields[spent_name(funding)] = spent
        for name, label in TEXTS.items():
            self.fields[name] = ProseField(label=label)
        self.fields["files"] = FilesField(label=_("Add files"), help_text=_what_files())
        self.fields["removed"] = forms.TypedMultipleChoiceField(
            label=_("Remove files"),
            choices=[(one.pk, one.name) for one in self.attachments],
            coerce=int,
            required=False,
        )
        self.fields["reason"] = ProseField(label=_("Reason"))
        if self.in_force is not None:
            self.fields["plan_reason"] = forms.CharField(
                label=_("Why the plan changes"),
                required=False,
                max_length=LONGEST_REASON,
                widget=forms.TextInput({"autocomplete": "off"}),
            )

    def texts_of(self, content: Content) -> dict[str, str]:
        """Write what a content says as the fields show it, "" for nothing."""
        texts, recorded = {}, content.figures
        for stage in self.stages:
            planned, actual = stage_names(stage)
            if self.plan_is_open:
                texts[planned] = _write(recorded.planned.get(stage.pk))
            texts[actual] = _write(recorded.actual.get(stage.pk))
            texts[note_name(stage)] = content.notes.get(stage.pk, "")
        if self.has_total:
            texts["total"] = _write(recorded.total)
        for indicator in self.indicators:
            texts[indicator_name(indicator)] = recorded.values.get(indicator.pk, "")
        for funding in self.funding:
            texts[spent_name(funding)] = _write(recorded.spent.get(funding.pk))
        if self.in_force is not None:
            texts["plan_reason"] = content.plan_reason
        return texts | {name: getattr(content, name) for name in TEXTS}

    def clean_files(self) -> list[UploadedFile[bytes]]:
        files: list[UploadedFile[bytes]] = self.cleaned_data["files"]
        most = settings.ATTACHMENTS_OF_A_REPORT
        if len(self.attachments) + len(files) > most:
            raise ValidationError(_("At most %(n)s files in a report.") % {"n": most})
        check_quotas(self.subject, files, self.attachments)
        return files

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._ask_why()
        seen = read_seen(self._typed(SEEN), self.said)
        typed = {name: self._typed(name) for name in self.said}
        self.meanwhile = [*changed(self.said, seen, typed), *self._removed(seen)]
        if not self.meanwhile:
            return cleaned
        if self.merges:
            # Sent again, it waits as long as one of the two was not chosen.
            self.data = {**typed, SEEN: write_texts({n: seen[n] for n in self.said})}
        else:
            # What was typed stays; sent again, it is compared with the figures of now.
            self.data = {**merged(self.said, seen, typed), SEEN: write_seen(self.said)}
        raise ValidationError(
            _("Somebody saved this report while you were filling it in."),
            code="meanwhile",
        )

    def _take_over(self) -> None:
        """Bring fields into which nothing was typed to what is stored by now."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        shown = read_seen(self._typed(SEEN), {})
        for name, now in self.said.items():
            before = shown.get(name, "" if name in data else now.text)
            typed = str(data.get(name, before))
            told = now.meanwhile(before, typed)
            is_theirs = plain(before) != plain(now.text)
            if is_theirs and told.typed is None and plain(typed) != plain(now.text):
                self.taken_over.append(replace(told, name=name))
            if told.typed is None or not is_theirs:
                shown[name] = now.text
            data[name] = typed if told.typed is not None else now.text
        data[SEEN] = write_texts(shown)
        self.data = data

    def _ask_why(self) -> None:
        """Ask for the reason of another plan from whoever submits it."""
        given = self.cleaned_data
        if self.in_force is None or not self.submits:
            return
        proposed = self.content().figures.planned
        if needs_reason(self.in_force, proposed) and not given.get("plan_reason"):
            self.add_error("plan_reason", _("Say why the plan changes."))

    def _typed(self, name: str) -> str:
        return str(self.data.get(name, ""))

    def _removed(self, seen: Mapping[str, str]) -> Iterator[Meanwhile]:
        """Yield what was typed for stages and indicators that are no more."""
        closed = {stage_names(stage)[0] for stage in self.stages}
        for name in sorted(seen.keys() - self.said.keys()):
            is_plan = name in closed or name == "plan_reason"
            told = Said(
                _("The plan, which the campaign does not let change")
                if is_plan
                else _("A row that was removed"),
                "",
            )
            one = replace(told.meanwhile(seen[name], self._typed(name)), name=name)
            if one.typed is not None:
                yield one

    def content(self) -> Content:
        """Return what the person entered; a field with a mistake says nothing."""
        given = self.cleaned_data
        names = {stage.pk: stage_names(stage) for stage in self.stages}
        figures = YearFigures(
            planned={pk: given.get(planned) for pk, (planned, _no) in names.items()}
            if self.plan_is_open
            else self.plan,
            actual={pk: given.get(actual) for pk, (_no, actual) in names.items()},
            values={i.pk: given.get(indicator_name(i), "") for i in self.indicators},
            total=given.get("total"),
            spent={one.pk: given.get(spent_name(one)) for one in self.funding},
        )
        return Content(
            figures,
            notes={one.pk: given.get(note_name(one), "") for one in self.stages},
            named={one.pk: str(one) for one in self.stages},
            plan_reason=given.get("plan_reason", ""),
            **{name: given.get(name, "") for name in TEXTS},
        )

    def draft(self) -> Draft:
        given = self.cleaned_data
        return Draft(self.content(), given["files"], given["removed"])

    def good_files(self) -> list[UploadedFile[bytes]]:
        """The files that can be taken even if the form as a whole cannot.

        A browser does not send them again, so they must not be lost.
        """
        good, _faults = sorted_out(self.files.getlist("files"))
        return good[: settings.ATTACHMENTS_OF_A_REPORT - len(self.attachments)]

    @property
    def prose(self) -> list[forms.BoundField]:
        return [self[name] for name in TEXTS]

    @property
    def to_remove(self) -> list[int]:
        """The files whose removal was asked for when the form was last sent."""
        return [int(pk) for pk in self["removed"].value() or [] if pk.isdecimal()]

    @property
    def mistakes(self) -> list[forms.BoundField]:
        """The fields with a mistake."""
        return [field for field in self.visible_fields() if field.errors]


def _what_files() -> str:
    return _(
        "PDF, pictures, office documents, text; at most %(size)s each."
        " The public sees them once the report is approved."
    ) % {"size": filesizeformat(settings.ATTACHMENT_BYTES)}


def _write(value: Decimal | None) -> str:
    return "" if value is None else exact(value)
