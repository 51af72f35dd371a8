"""The statistical office's local data bank (Bank Danych Lokalnych), by its files."""
