"""Values out of a file of the statistical office's local data bank."""
