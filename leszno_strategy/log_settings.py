"""Where what is logged goes: to the standard output, one line an event."""

from typing import Any

# How each form is written; `operations.logs` says it.
LINES = {"plain": "operations.logs.Line", "json": "operations.logs.Json"}
# Traces as Python writes them, for who works on the code.
TRACED = "operations.logs.Traced"


def logging_of(form: str, *, debug: bool) -> dict[str, Any]:
    """Return the settings of Python's logging."""
    line = TRACED if debug and form == "plain" else LINES[form]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": line}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "line",
            }
        },
        "root": {"handlers": ["stdout"], "level": "WARNING"},
        "loggers": {
            # A line each; the server of development writes its own.
            "operations.requests": {"level": "WARNING" if debug else "INFO"}
        },
    }
