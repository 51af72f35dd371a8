"""A strategy as a file: how it is read, written, and what people must decide."""
