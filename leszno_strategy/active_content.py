"""Whether a document holds what runs: macros of offices, scripts and starts in PDF.

Nothing is run, and nothing unpacked but what a PDF needs to be read at all.
"""

import re
from typing import Any, BinaryIO
from zipfile import ZipFile

from leszno_strategy import zip_parts

# Parts of docx and xlsx, and of odt and ods, by the beginnings of their names.
MACROS = re.compile(
    r"(?:.*/)?(?:vbaproject(?:signature.*)?\.bin|vbadata\.xml|macrosheets/.*|activex/.*)"
    r"|(?:basic|scripts)/.+",
    re.IGNORECASE | re.DOTALL,
)
# Names of a PDF that start something; a name may be written with codes for its letters.
STARTS = frozenset({"/JavaScript", "/Launch", "/ImportData"})
RAW = re.compile(rb"/(?:JavaScript|Launch|ImportData)\b")
# Keys of what a PDF carries to be run.
SCRIPTS = ("/JS", "/JavaScript", "/XFA")
# More objects than that no office makes; who looks at all of them looks for minutes.
MOST_OBJECTS = 300_000


def in_office_file(file: BinaryIO) -> bool:
    """Say whether a zip of an office's document has a part that may run."""
    file.seek(0)
    try:
        with ZipFile(file) as parts:
            return any(MACROS.fullmatch(name) for name in parts.namelist())
    except zip_parts.BROKEN:
        return False
    finally:
        file.seek(0)


def in_pdf(file: BinaryIO) -> bool:
    """Say whether a PDF has a script, or starts a program.

    One that cannot be read is looked at as it lies there: readers may forgive more.
    Files of people are looked into by `pdf_look`: this takes as much as they ask for.
    """
    # Only here: it takes a moment to load, and few bring a PDF.
    import pikepdf

    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            if len(pdf.objects) > MOST_OBJECTS:
                return True
            return any(_starts(one) for one in pdf.objects) or _is_hidden(pdf)
    except pikepdf.PasswordError:
        # Nobody can look into it; whoever has the password could be made to run it.
        return True
    except (pikepdf.PdfError, RuntimeError, ValueError):
        file.seek(0)
        return bool(RAW.search(file.read()))
    finally:
        file.seek(0)


def _is_hidden(pdf: Any) -> bool:
    """Say whether some of its objects could not be unpacked."""
    troubles = " ".join(map(str, pdf.get_warnings()))
    if "bad_alloc" in troubles:
        raise MemoryError
    return "unfilterable" in troubles


def _starts(one: Any, depth: int = 5) -> bool:
    """Look at an object and at those that lie in it, not behind a reference."""
    import pikepdf

    if isinstance(one, pikepdf.Array):
        return depth > 0 and any(_starts(part, depth - 1) for part in _parts(one))
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return False
    if any(key in one for key in SCRIPTS) or str(one.get("/S", "")) in STARTS:
        return True
    values = (one[name] for name in one.keys())  # noqa: SIM118  pikepdf has no other
    return depth > 0 and any(
        _starts(part, depth - 1) for part in values if not _is_elsewhere(part)
    )


def _parts(one: Any) -> list[Any]:
    return [part for part in one if not _is_elsewhere(part)]


def _is_elsewhere(part: Any) -> bool:
    """Say whether it is an object of its own, which is looked at in its turn."""
    return bool(getattr(part, "is_indirect", False))
