"""The first account: who begins the site, with the rights of the office."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leszno_strategy.transactions import deed
from organisation.history import sign
from organisation.models import Appointment, OfficeRole, Post, User
from organisation.password_form import PasswordForm
from organisation.start_code import is_start_code, is_wanted

# The roles that can make all the others.
ROLES = {
    OfficeRole.OFFICE: gettext_lazy("Strategy office"),
    OfficeRole.ADMINISTRATOR: gettext_lazy("Administrator of accounts"),
}


class FirstAccountForm(PasswordForm):
    """Who it is, a password, and the code that the server printed."""

    code = forms.CharField(
        label=gettext_lazy("Start code"),
        max_length=50,
        help_text=gettext_lazy(
            "Who installed the site has it: the server printed it at its start, and it "
            "lies in the file start_code in the folder of its data."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    first_name = forms.CharField(
        label=gettext_lazy("First name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy("For reminders and for a forgotten password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    username = forms.CharField(
        label=gettext_lazy("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    field_order = (
        *("code", "first_name", "last_name", "email", "username"),
        *("password", "again"),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_start_code(code):
            raise ValidationError(_("This is not the start code."))
        return code

    @property
    def user(self) -> User:
        """The account as typed, not saved and without its password."""
        names = ("username", "first_name", "last_name", "email")
        return User(**{name: self.cleaned_data.get(name, "") for name in names})


def make_first_account(user: User, password: str) -> None:
    """Save the account and appoint it to what can make all other accounts and posts.

    Raises ValidationError if there is an account meanwhile.
    """
    try:
        _make(user, password)
    except IntegrityError as error:
        # The form was sent twice at one moment: one of the two made the account.
        raise _there_is_one() from error


def _there_is_one() -> ValidationError:
    return ValidationError(_("There is an account already: sign in with it."))


@deed
def _make(user: User, password: str) -> None:
    if not is_wanted():
        raise _there_is_one()
    user.set_password(password)
    user.full_clean()
    user.save()
    for role, title in ROLES.items():
        post = Post.objects.filter(office_role=role).order_by("pk").first()
        if post is None:
            post = Post(title=str(title), office_role=role)
            sign(post, by=user)
            post.save()
        appointment = Appointment(user=user, post=post)
        sign(appointment, by=user)
        appointment.save()
