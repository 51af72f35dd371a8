"""Units, posts and accounts."""

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from organisation.account_letters import tell_of_new_address, tell_of_new_password
from organisation.careful_admin import Careful
from organisation.confirming import asks_before_passwords, confirmed
from organisation.models import Appointment, Post, Unit, UnitAlias, User
from organisation.renaming import keep_spellings
from organisation.rights import (
    gives_office_roles,
    held_posts_of,
    may_appoint,
    may_touch,
)
from organisation.structure_admin import ByTable, FollowsPage, StructureAdmin, Table

# Other apps bring these; rights follow from posts, an account has one address, and what
# waits in the background is told where people wait for it.
admin.site.unregister([Group, EmailAddress, DBTaskResult])


class UnitAliasInline(FollowsPage, Table):
    model = UnitAlias


@admin.register(Unit)
class UnitAdmin(StructureAdmin):
    list_display = ("name", "is_outside")
    list_filter = ("is_outside",)
    search_fields = ("name", "aliases__name")
    inlines = (UnitAliasInline,)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Let both names mean the unit, as where the panel renames it."""
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data:
            keep_spellings(form.instance, [form.initial["name"], form.instance.name])


class AppointmentInline(ByTable, Table):
    model = Appointment
    fields: ClassVar = ("user", "starts_on", "ends_on", "is_deputy")
    autocomplete_fields = ("user",)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer demo people demo accounts only: a real one must gain nothing here."""
        if db_field.name == "user" and getattr(request.user, "is_demo", False):
            kwargs["queryset"] = User.objects.filter(is_demo=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Confirmed:
    """A thing whose rows give rights: whoever saves one confirms who they are."""

    @method_decorator(confirmed)
    def changeform_view(self, *args: Any, **kwargs: Any) -> Any:
        return super().changeform_view(*args, **kwargs)  # type: ignore[misc]

    @method_decorator(confirmed)
    def delete_view(self, *args: Any, **kwargs: Any) -> Any:
        return super().delete_view(*args, **kwargs)  # type: ignore[misc]


@admin.register(Post)
class PostAdmin(Confirmed, StructureAdmin):
    list_display = ("title", "unit", "office_role")
    list_filter = ("office_role",)
    list_select_related = ("unit",)
    search_fields = ("title", "unit__name")
    autocomplete_fields = ("unit",)
    inlines = (AppointmentInline,)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Post | None = None
    ) -> tuple[str, ...]:
        who = held_posts_of(request)
        return () if gives_office_roles(who) else ("office_role",)

    def has_change_permission(
        self, request: HttpRequest, obj: Post | None = None
    ) -> bool:
        return self._is_open(request, obj) and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(
        self, request: HttpRequest, obj: Post | None = None
    ) -> bool:
        return self._is_open(request, obj) and super().has_delete_permission(
            request, obj
        )

    @staticmethod
    def _is_open(request: HttpRequest, post: Post | None) -> bool:
        return post is None or may_appoint(held_posts_of(request), post)


class HeldPostInline(AppointmentInline):
    fields: ClassVar = ("post", "starts_on", "ends_on", "is_deputy")
    autocomplete_fields = ("post",)


NAMES = ("first_name", "last_name", "email")
PASSWORD_PAGE = "auth_user_password_change"  # noqa: S105


@admin.register(User)
class AccountAdmin(Confirmed, ByTable, Careful, UserAdmin[User]):
    """Accounts: rights come from posts, so none are given here."""

    list_per_page = 50
    list_display = ("username", "last_name", "first_name", "is_active", "last_login")
    list_filter = ("is_active",)
    filter_horizontal = ()
    add_form = UserCreationForm
    add_form_template = None
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2", *NAMES)}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active")}),
        (_("Person"), {"fields": NAMES}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    inlines = (HeldPostInline,)

    def has_change_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        """Keep a superuser's account, password included, to superusers."""
        user = request.user
        if obj is not None and not (isinstance(user, User) and may_touch(user, obj)):
            return False
        return super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Keep even the masked password from those who only look."""
        if obj is None or self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return ((None, {"fields": ("username", *NAMES, "is_active")}),)

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: bool
    ) -> None:
        """Forget the former address: allauth would go on mailing passwords to it."""
        if not change:
            # An account made in the demonstration ends with it.
            obj.is_demo = settings.DEMO
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).exclude(
                email__iexact=obj.email
            ).delete()
            if change:
                tell_of_new_address(obj, before=form.initial["email"], by=request.user)

    @method_decorator(asks_before_passwords)
    def add_view(self, *args: Any, **kwargs: Any) -> Any:
        return super().add_view(*args, **kwargs)

    @method_decorator(asks_before_passwords)
    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> Any:
        return super().user_change_password(request, id, form_url)

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> Any:
        """Tell a person also by letter that somebody set their password."""
        if request.resolver_match and request.resolver_match.url_name == PASSWORD_PAGE:
            tell_of_new_password(obj, by=request.user)
        return super().log_change(request, obj, message)
