"""Lists of the admin refuse what no database can be asked: those of packages, too."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters, ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import EmptyResultSet, FieldError
from django.http import HttpRequest


class SoundChangeList(ChangeList):
    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse what a filter cannot mean, as Django refuses what it is not.

        A year that no calendar has is found out only as the question is put together,
        after Django looked for what is wrong with it.
        """
        rows = super().get_queryset(request, *args, **kwargs)
        try:
            rows.query.get_compiler(rows.db).as_sql()
        except EmptyResultSet:
            return rows
        except (ValueError, OverflowError, FieldError) as error:
            raise IncorrectLookupParameters(error) from error
        return rows


def sound(options: type[ModelAdmin[Any]]) -> type[ModelAdmin[Any]]:
    """Give the pages of a package our lists, unless they have lists of their own."""
    if options.get_changelist is not ModelAdmin.get_changelist:
        return options

    class Sound(options):  # type: ignore[misc, valid-type]
        def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
            return SoundChangeList

    Sound.__name__ = options.__name__
    return Sound
