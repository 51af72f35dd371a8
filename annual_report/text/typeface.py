"""The letters of PDF and of drawings: a package brings them, so that every machine
draws the same."""

import re
from pathlib import Path

import font_source_sans_pro

TYPEFACE = "Source Sans Pro"
FILES = tuple(
    Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{style}.ttf"
    for style in ("Regular", "Bold")
)
NAMED_FONTS = re.compile(r'font-family="[^"]*"')


def in_typeface(svg: str) -> str:
    """Return the drawing with these letters, instead of those of whoever shows it."""
    return NAMED_FONTS.sub(f'font-family="{TYPEFACE}"', svg)
