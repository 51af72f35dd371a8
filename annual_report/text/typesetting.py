"""Set a report in type: Typst makes pages of data, as the template says.

    python -m annual_report.text.typesetting --at 0 [--made FILE] < CONTENT

A process of its own, since Typst keeps what it took until its process ends. Without
`--made` it says where pages and chapters begin. `--whole` checks against PDF/UA-1.
"""

import argparse
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import typst

from annual_report.text.typeface import FILES

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "templates" / "annual_report" / "pdf.typ"
# Letters alone, in any font that has them.
PROBE = b'#set document(title: "-")\n#sys.inputs.letters'
# Stands for a letter that no font has, such as a picture of a face.
UNKNOWN_LETTER = "\N{WHITE SQUARE}"
# What is no letter shows nothing, and some of it no accessible file may hold: marks
# that turn the direction of writing, or say which end of a number comes first.
NO_LETTERS = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}
KEPT = {
    *("\n", "\t", "\r", "\N{SOFT HYPHEN}", "\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}"),
    *("\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"),
}
# In JSON some of that stands in code; whatever follows a backslash belongs to it.
IN_CODE = re.compile(r"\\(?:u00[01][0-9a-f]|u007f|[bf]|.)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", type=int, required=True)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    content = sys.stdin.buffer.read().decode()
    with TemporaryDirectory() as folder:
        setter = Typesetter(Path(folder), datetime.fromtimestamp(asked.at, UTC))
        content = setter.shown(content)
        if asked.made is None:
            sys.stdout.write(setter.laid(content))
        else:
            asked.made.write_bytes(
                setter.compiled(TEMPLATE, asked.whole, report=content)
            )


class Typesetter:
    """Typst with the typeface and, for what that lacks, the fonts that it brings.

    It reads folders of fonts, and the package's has each style in two formats.
    """

    def __init__(self, folder: Path, at: datetime) -> None:
        for path in FILES:
            (folder / path.name).symlink_to(path)
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
        self.at = at

    def laid(self, content: str) -> str:
        """Return as JSON how many pages there are, and where chapters begin."""
        return typst.query(
            TEMPLATE,
            "<laid>",
            field="value",
            one=True,
            font_paths=self.fonts,
            sys_inputs={"report": content},
        )

    def compiled(
        self, source: Path | bytes, is_whole: bool = True, **inputs: str
    ) -> bytes:
        """Return the PDF. Of a part less is checked: it may begin with any heading."""
        made = typst.compile(
            source,
            format="pdf",
            font_paths=self.fonts,
            sys_inputs=inputs,
            pdf_standards="ua-1" if is_whole else None,
            timestamp=self.at,
        )
        return bytes(made)

    def shown(self, content: str) -> str:
        """Put another letter where no font has one: accessible files allow no gap."""
        content = IN_CODE.sub(_without_code, content)
        letters = set(content)
        none = {one for one in letters if category(one) in NO_LETTERS} - KEPT
        lacking = none.union(self._lacking(sorted(letters - none)))
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


def _without_code(match: re.Match[str]) -> str:
    """Take out a letter that no file may hold, but for the ends of lines."""
    said = match[0]
    is_kept = len(said) == 2 and said[1] not in "bf"
    return said if is_kept or said in {"\\u0009", "\\u000a", "\\u000d"} else ""


def _instead(letter: str) -> str:
    if category(letter) in {"Zl", "Zp"}:
        return " "
    return "" if category(letter).startswith("C") else UNKNOWN_LETTER


if __name__ == "__main__":
    main()
