"""What stands where a number should: what spreadsheets put there, told by name.

`static/js/typed.js` tells the same while one types; tests/typed.json is asked of both.
"""

import re

# Characters that nobody sees, as web pages and documents leave them in what is copied.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
MONTHS = "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru"
DATE = re.compile(
    r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}( [0-9:]+)?"
    rf"|[0-9]{{1,2}}[-. ]?({MONTHS})[^\W\d_]*([-. ]?[0-9]{{2,4}})?",
    re.IGNORECASE,
)


def seen(text: str) -> str:
    """Return the text that people see."""
    return UNSEEN.sub("", text).strip()


def fault_in(text: str) -> str:
    """Return the code of what a text is that is no number."""
    if text.startswith("#"):
        return "spreadsheet_error"
    if text.startswith("="):
        return "formula"
    return "date" if DATE.fullmatch(text) else "invalid"
