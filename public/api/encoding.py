"""Write an answer as bytes; figures are numbers, not texts."""

from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(decimal_format="number")


def encoded(answer: Any) -> bytes:
    return _encoder.encode(answer)
