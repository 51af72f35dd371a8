#!/usr/bin/env python3
"""Run Django's commands for this project."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leszno_strategy.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
