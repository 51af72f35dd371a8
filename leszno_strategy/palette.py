"""The colours and the font of whatever is drawn, as static/css/tokens.css has them.

Pages read that file themselves. Charts, workbooks, Word and PDF ask here, so that
another city's colours are one file. Files are read on white, so the light ones count.
"""

import re
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TOKENS = Path(__file__).resolve().parent.parent / "static" / "css" / "tokens.css"
ROOT = re.compile(r":root \{(.*?)\n\}", re.DOTALL)
TOKEN = re.compile(r"^ *--([a-z-]+):([^;]+);", re.MULTILINE)
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


@cache
def tokens() -> dict[str, str]:
    """Return what stands in the file's first block, by name without the dashes."""
    block = ROOT.search(TOKENS.read_text())
    found = TOKEN.findall(block[1]) if block else []
    return {name: " ".join(value.split()) for name, value in found}


def colour(name: str) -> str:
    """Return a colour as CSS and SVG write it, like "#rrggbb"."""
    value = tokens().get(name, "")
    if not HEX.fullmatch(value):
        raise ImproperlyConfigured(
            f"{TOKENS} must give --{name} a colour like #rrggbb in its first block; "
            f"it has {value or 'none'}."
        )
    return value


def office_colour(name: str) -> str:
    """Return a colour as Excel and Word write it, like "RRGGBB"."""
    digits = colour(name).removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


def font() -> str:
    """Return the fonts of pages, best first."""
    value = tokens().get("font")
    if not value:
        raise ImproperlyConfigured(f"{TOKENS} must name the fonts: --font.")
    return value
