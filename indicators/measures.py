"""Units of measure as a city spells them: which spellings are one beyond doubt."""

import unicodedata
from collections.abc import Iterable

from indicators.models import Measure


def form_of(name: str) -> str:
    """Return what spellings are compared by: "Szt", "szt." and " SZT. " are one."""
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    return text.casefold().strip(" .")


class Spellings:
    """The units of measure that are listed."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all = list(names)
        self._by_form: dict[str, str] = {}
        for name in self.all:
            self._by_form.setdefault(form_of(name), name)

    def spelled(self, text: str) -> str:
        """Return the listed spelling of what was typed; what is not listed, as it is.

        "sztuki" for "szt." is not beyond doubt, and stays.
        """
        if text in self.all:
            return text
        return self._by_form.get(form_of(text), text)


def known() -> Spellings:
    return Spellings(Measure.objects.values_list("name", flat=True))


def learn(names: Iterable[str]) -> None:
    """Add those that the list lacks, for whoever chooses from it later."""
    listed = known()
    new = {form_of(name): name.strip() for name in names if form_of(name)}
    Measure.objects.bulk_create(
        [
            Measure(name=name)
            for form, name in sorted(new.items())
            if form not in map(form_of, listed.all)
        ],
        # Somebody else may have added it at this moment.
        ignore_conflicts=True,
    )
