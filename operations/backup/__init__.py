"""The whole site as one file: database, files that people brought, the office's facts.

`archive` is how the file is made and read, `database` and `kept_files` what goes in,
`taking` writes one, `restoring` puts one back.
"""
