"""The public figures for programs: JSON over HTTP, described by OpenAPI."""
