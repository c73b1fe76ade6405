"""The `sitegen` command: a file for each group of commands."""
