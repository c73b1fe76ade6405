"""Fetching from the open web, and cleaning what came from there."""
