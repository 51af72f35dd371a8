"""The yearly report: one document, frozen when the year closes, and its formats."""
