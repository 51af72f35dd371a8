"""Values of indicators by year, entered and mended by the office."""
