"""The form of a goal's picture, with the words for those who do not see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from structure.pictures import OF_A_GOAL, drawn_anew, keep
from structure.typed import InPanel, as_typed
from tasks.models import Goal


class PictureForm(InPanel):
    """What was uploaded is drawn anew while it is checked: do that only once."""

    file = forms.FileField(
        label=gettext_lazy("Picture of the goal"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP of at most 10 MB. What the camera noted, such as the "
            "place, is left out."
        ),
    )
    removed = forms.BooleanField(
        label=gettext_lazy("Remove the picture"), required=False
    )
    # Which picture the page showed.
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Goal
        fields = ("picture_alt", "picture_credit")
        formfield_callback = as_typed

    def __init__(self, *args: Any, drawn: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn: dict[str, Any] | None = drawn
        self.stored = self.instance.picture
        self.initial["was"] = self.stored.digest if self.stored else ""
        self.order_fields(["file", "picture_alt", "picture_credit", "removed"])
        if not self.stored:
            del self.fields["removed"]

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]

    @property
    def is_outdated(self) -> bool:
        """Whether the picture was changed by others since the page was opened."""
        return bool(self.data.get("was", "") != self.initial["was"])

    def clean_file(self) -> dict[str, Any] | None:
        if self.drawn is None and (file := self.cleaned_data["file"]):
            self.drawn = drawn_anew(file)
        return self.drawn

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("removed") and not cleaned.get("file"):
            cleaned |= {"picture_alt": "", "picture_credit": ""}
            return cleaned
        if "file" not in cleaned or "picture_alt" not in cleaned:
            return cleaned
        has_picture = bool(cleaned["file"] or self.stored)
        if has_picture and not cleaned["picture_alt"]:
            said = _("Say what the picture shows, for those who do not see it.")
            self.add_error("picture_alt", said)
        if not has_picture and cleaned["picture_alt"]:
            self.add_error("file", _("Choose a picture."))
        return cleaned

    def save(self, commit: bool = True) -> list[str]:
        """Give the goal what was sent; return which of its fields changed."""
        goal, cleaned = self.instance, self.cleaned_data
        before = {name: self.initial.get(name) for name in OF_A_GOAL}
        before["picture"] = self.stored
        if cleaned["file"]:
            goal.picture = keep(cleaned["file"])
        elif cleaned.get("removed"):
            goal.picture = None
        for name in ("picture_alt", "picture_credit"):
            setattr(goal, name, cleaned[name])
        return [name for name in OF_A_GOAL if getattr(goal, name) != before[name]]
