"""How much a file of a report may become when somebody opens it."""

import warnings
from typing import Any
from zipfile import is_zipfile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from leszno_strategy import zip_parts

PACKED = frozenset({"docx", "xlsx", "odt", "ods"})
PICTURES = frozenset({"jpg", "jpeg", "png"})
# Points of a picture: twice as many as cameras of offices have.
MOST_POINTS = 100_000_000


def check_bounds(file: UploadedFile[bytes], kind: str) -> None:
    """Refuse what grows beyond all need; the file is left at its beginning."""
    content: Any = file.file
    if kind in PACKED:
        try:
            zip_parts.check(content)
        except zip_parts.TooMuchError as error:
            raise too_much(file) from error
    elif kind in PICTURES and _is_vast(content):
        raise too_much(file)


def too_much(file: UploadedFile[bytes]) -> ValidationError:
    said = _(
        "%(name)s grows to more than anybody needs when opened, or takes too long "
        "to look through. Save it anew, or print it to a PDF, and add that."
    )
    return ValidationError(said % {"name": file.name}, code="attachment")


def refuse_two_things(file: UploadedFile[bytes], kind: str) -> None:
    """Refuse what is, besides what its name says, an archive."""
    content: Any = file.file
    is_both = (kind in PICTURES or kind == "pdf") and is_zipfile(content)
    content.seek(0)
    if is_both:
        said = _(
            "%(name)s is two files in one: a %(kind)s and an archive. Save it anew, "
            "and add that."
        )
        raise ValidationError(said % {"name": file.name, "kind": kind}, "attachment")


def _is_vast(content: Any) -> bool:
    """Say whether the picture claims more points; none of them is read."""
    # Only here: few bring a picture, and it takes a moment to load.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content, formats=("JPEG", "PNG")) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        return True
    except (OSError, SyntaxError, ValueError, EOFError):
        # What it is not is said elsewhere.
        return False
    finally:
        content.seek(0)
    return width * height > MOST_POINTS
