"""The page of a task's report for a year: to fill in, to read, to decide upon."""
