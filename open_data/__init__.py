"""Open data: the frozen report of each closed year as tables, and their metadata."""
