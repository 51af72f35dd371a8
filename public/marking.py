"""Shows where in a thing the words are that people looked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leszno_strategy.folding import WORD, fold, words_of
from public.asked_words import Word


@dataclass(frozen=True)
class Hit:
    """A thing that was found; what was found in it is marked in its texts."""

    address: str
    code: SafeString
    title: SafeString
    excerpts: Sequence[tuple[str, SafeString]]
    # What it belongs to, where its title alone does not say it.
    parent: Any = None


@dataclass(frozen=True)
class Marker:
    """Marks words, and cuts what is around them out of longer texts."""

    words: Sequence[Word]
    # Characters of a longer text to show before and after the first word in it.
    before: int = 60
    after: int = 160

    def hit(
        self,
        address: str,
        title: str,
        *,
        code: str = "",
        texts: Iterable[tuple[str, str]] = (),
        parent: Any = None,
    ) -> Hit:
        """Mark the words; of the texts show only those with words not seen before."""
        own = words_of(title)
        unseen = [
            word
            for word in self.words
            if not word.is_in(own) and not _is_code(word, code)
        ]
        return Hit(
            address,
            self._code(code),
            self.marked(title),
            list(self._excerpts(texts, unseen)),
            parent,
        )

    def _excerpts(
        self, texts: Iterable[tuple[str, str]], unseen: Sequence[Word]
    ) -> Iterator[tuple[str, SafeString]]:
        for label, text in texts:
            own = words_of(text) if unseen else []
            here = [word for word in unseen if word.is_in(own)]
            if here:
                unseen = [word for word in unseen if word not in here]
                yield label, self.excerpt(text, here)

    def _code(self, code: str) -> SafeString:
        lengths = [len(word.typed) for word in self.words if _is_code(word, code)]
        end = max(lengths, default=0)
        return _joined(code, [(0, end)] if end else [])

    def marked(self, text: str) -> SafeString:
        return _joined(text, _spans(fold(text), self.words))

    def excerpt(self, text: str, words: Sequence[Word]) -> SafeString:
        """Cut out the surroundings of the first of the words, between two spaces."""
        text = " ".join(text.split())
        first = _spans(fold(text), words)[0][0]
        start = text.rfind(" ", 0, max(0, first - self.before)) + 1
        end = text.find(" ", first + self.after)
        piece = self.marked(text[start : end if end > 0 else None])
        return format_html(
            "{}{}{}", "… " if start else "", piece, " …" if end > 0 else ""
        )


def _is_code(word: Word, code: str) -> bool:
    return bool(code) and f"{fold(code)}.".startswith(f"{word.typed}.")


def _spans(folded: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return where the words are, in order."""
    return [
        match.span()
        for match in WORD.finditer(folded)
        if any(word.means(match[0]) for word in words)
    ]


def _joined(text: str, spans: list[tuple[int, int]]) -> SafeString:
    starts = [0, *(end for _start, end in spans)]
    ends = [*(start for start, _end in spans), len(text)]
    found = [text[start:end] for start, end in spans]
    plain = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    pairs = zip(plain, found, strict=False)
    marked = format_html_join("", "{}<mark>{}</mark>", pairs)
    return format_html("{}{}", marked, plain[-1])
