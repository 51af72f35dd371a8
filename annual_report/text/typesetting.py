"""Set a report in type: Typst makes pages of data, as the template says."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import typst
from django.conf import settings
from pikepdf import ObjectStreamMode, Pdf

from annual_report.text.typeface import FILES

TEMPLATE = settings.BASE_DIR / "templates" / "annual_report" / "pdf.typ"
# Letters alone, in any font that has them.
PROBE = b'#set document(title: "-")\n#sys.inputs.letters'
# Stands for a letter that no font has, such as a picture of a face.
UNKNOWN_LETTER = "\N{WHITE SQUARE}"


def typeset(content: str, *, at: datetime) -> bytes:
    """Return the PDF of the template's JSON; the same content is the same file."""
    with TemporaryDirectory() as folder:
        setter = Typesetter(Path(folder), at)
        return _packed(setter.compiled(TEMPLATE, report=setter.shown(content)))


class Typesetter:
    """Typst with the typeface and, for what that lacks, the fonts that it brings.

    It reads folders of fonts, and the package's has each style in two formats.
    """

    def __init__(self, folder: Path, at: datetime) -> None:
        for path in FILES:
            (folder / path.name).symlink_to(path)
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
        self.at = at.replace(microsecond=0)

    def compiled(self, source: Path | bytes, **inputs: str) -> bytes:
        made = typst.compile(
            source,
            format="pdf",
            font_paths=self.fonts,
            sys_inputs=inputs,
            pdf_standards="ua-1",
            timestamp=self.at,
        )
        return bytes(made)

    def shown(self, content: str) -> str:
        """Put another letter where no font has one: accessible files allow no gap."""
        lacking = self._lacking(sorted(set(content)))
        return content.translate({ord(one): _instead(one) for one in lacking})

    def _lacking(self, letters: list[str]) -> list[str]:
        try:
            self.compiled(PROBE, letters=" ".join(letters))
        except typst.TypstError:
            if len(letters) == 1:
                return letters
            half = len(letters) // 2
            return self._lacking(letters[:half]) + self._lacking(letters[half:])
        return []


def _packed(made: bytes) -> bytes:
    """Return the file at a third of its size: Typst packs pictures and pages alone."""
    file = BytesIO()
    with Pdf.open(BytesIO(made)) as pdf:
        packed = ObjectStreamMode.generate
        pdf.save(file, object_stream_mode=packed, deterministic_id=True)
    return file.getvalue()


def _instead(letter: str) -> str:
    return "" if category(letter).startswith("C") else UNKNOWN_LETTER
