"""Which pictures are taken, and what is kept of them: the points, and nothing else.

What was uploaded is read, checked, turned upright and drawn anew in the sizes that
pages use. So no notes of the camera stay, such as where and when it was taken, and no
file is handed out that was not made here.
"""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from struct import error as StructError
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from tasks.models import Picture
from tasks.models.picture import LARGE, SMALL

KINDS = ("JPEG", "PNG", "WEBP")
# Points of a picture: more than any camera of an office has. A small file can claim
# so many that they would fill the memory.
MOST_POINTS = 40_000_000
LEAST_SIDE = 200
# What the library raises where a file is broken; its decoders have no word for it.
BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, EOFError),
    *(ArithmeticError, LookupError, StructError),
)
QUALITY = 80
# What a goal has of its picture.
OF_A_GOAL = ("picture", "picture_alt", "picture_credit")


@dataclass(frozen=True)
class Drawn:
    """One size of a picture as a file."""

    content: bytes
    width: int
    height: int


def drawn_anew(file: UploadedFile[bytes]) -> dict[str, Any]:
    """Read the picture and make those that pages show: a row's values, by its fields.

    Refuses, with a reason, what is none. Takes a moment, so not in a transaction.
    """
    if (file.size or 0) > settings.PICTURE_BYTES:
        raise _refusal(
            _("The picture is too large: at most %(limit)s are taken.")
            % {"limit": filesizeformat(settings.PICTURE_BYTES)}
        )
    whole = _upright(file)
    large, small = _drawn(whole, LARGE), _drawn(whole, SMALL)
    return {
        "digest": sha256(large.content).hexdigest(),
        "large": ContentFile(large.content, name="large.webp"),
        "small": ContentFile(small.content, name="small.webp"),
        "width": large.width,
        "height": large.height,
        "small_width": small.width,
        "small_height": small.height,
    }


def keep(drawn: dict[str, Any]) -> Picture:
    """Store it, or find it: the same picture is kept once."""
    row, _is_new = Picture.objects.get_or_create(digest=drawn["digest"], defaults=drawn)
    return row


def _upright(file: UploadedFile[bytes]) -> Any:
    """Read it whole, as its camera meant it to be held, in the colours of screens."""
    # Only here: few give a picture, and its library takes long to load.
    from PIL import Image, ImageOps

    try:
        file.seek(0)
        found: Any = Image.open(file, formats=KINDS)
        _check_size(*found.size)
        if found.mode == "P":
            found = found.convert("RGBA")
        # Of a large JPEG a half or a quarter is read: it is made smaller anyway.
        found.thumbnail((2 * LARGE, 2 * LARGE))
        upright = ImageOps.exif_transpose(found)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_points() from error
    except BROKEN as error:
        raise _refusal(
            _("This is not a picture that can be read: JPEG, PNG or WebP.")
        ) from error
    return _in_screen_colours(upright)


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        raise _too_many_points()
    if min(width, height) < LEAST_SIDE:
        raise _refusal(
            _("The picture is too small: each side needs at least %(least)d points.")
            % {"least": LEAST_SIDE}
        )


def _too_many_points() -> ValidationError:
    return _refusal(
        _("The picture has too many points: at most %(most)d million are taken.")
        % {"most": MOST_POINTS // 1_000_000}
    )


def _in_screen_colours(picture: Any) -> Any:
    """Bring what printers and wide screens use to what every screen shows."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if is_clear else "RGB"
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            return ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # Its colours are off by a shade then.
            pass
    return picture.convert(mode)


def _drawn(whole: Any, side: int) -> Drawn:
    """Make it fit a square of the side; what is smaller stays as it is."""
    sized = whole.copy()
    sized.thumbnail((side, side))
    written = BytesIO()
    # Said expressly: the library would take over the notes that it read.
    sized.save(
        written, "WEBP", quality=QUALITY, method=4, exif=b"", xmp=b"", icc_profile=b""
    )
    return Drawn(written.getvalue(), *sized.size)


def _refusal(said: str) -> ValidationError:
    return ValidationError(said, code="picture")
