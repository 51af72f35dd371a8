"""SQLite as Django has it, but that those who write wait for each other in turn."""
