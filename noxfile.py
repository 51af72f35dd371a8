"""The quick tests on every Python that is supported: `nox`, or `make pythons`.

Where one of them is not installed, its line says so.
"""

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13"])
def quick(session: nox.Session) -> None:
    locked = [
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        "requirements-dev.txt",
    ]
    session.install("--quiet", *locked)
    quick_ones = ["-n", "2", "-m", "not browser and not slow"]
    session.run("python", "-m", "pytest", *quick_ones, *session.posargs)
