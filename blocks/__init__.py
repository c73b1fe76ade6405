"""Typed doors to the outside world: Prefect blocks, each with an embedded default."""
