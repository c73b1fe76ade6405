"""The isolated build: takes a workspace, returns a report and built files."""
