"""The isolated build, its repairs and the release gate."""
