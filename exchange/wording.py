"""What the city's Polish wording says beyond doubt of posts and units.

The word lists are here and nowhere else; another city may write otherwise.
"""

import re
from dataclasses import dataclass

# A text that begins with one of these names a post: "I Zastępca Prezydenta".
OFFICES = (
    *("Burmistrz", "Dyrektor", "Kierownik", "Komendant", "Koordynator", "Naczelnik"),
    *("Pełnomocnik", "Prezes", "Prezydent", "Rzecznik", "Sekretarz", "Skarbnik"),
    *("Wiceprezydent", "Wójt", "Zastępca"),
)
POST = re.compile(rf"(?:[IVX]+ )?(?:{'|'.join(OFFICES)})\b")
# "A / B", "A oraz B", "A,B" and "A i dyrektorzy szkół" are several bodies; "A, B i C"
# may as well be the name of one.
SEVERAL = re.compile(
    r" / |;|\n| oraz |,(?=\S)| i (?=(?:dyrektorzy|kierownicy|naczelnicy)\b)"
)
# "Wydział X – Naczelnik" means the unit; "Leszno-Region" is one word.
REMARK = re.compile(r"\s+[-–—]\s+.*", re.DOTALL)
HEAD_OF_DEPARTMENT = re.compile(r"^Naczelnik Wydziału (?=\S)")
# Units and posts have shorter names than what is printed on a task card.
LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class Body:
    """Who an executor's text means: a unit, a post, or (neither) nobody for sure."""

    unit: str = ""
    post: str = ""


def body_in(text: str) -> Body:
    name = " ".join(REMARK.sub("", text).split())
    if SEVERAL.search(text) or not name or len(name) > LONGEST_NAME:
        return Body()
    return Body(post=name) if POST.match(name) else Body(unit=name)


def unit_of_post(title: str) -> str:
    """Return the unit that the post's title names, or nothing.

    "Naczelnik Wydziału Edukacji" belongs to "Wydział Edukacji": of the two words only
    one changes its form. Other titles would need a dictionary.
    """
    if SEVERAL.search(title) or REMARK.search(title):
        return ""
    unit, found = HEAD_OF_DEPARTMENT.subn("Wydział ", title)
    return unit if found else ""
