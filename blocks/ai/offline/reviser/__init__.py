"""The usual requests for change, understood by rules: a module for each kind, a TOML file for each language's words."""

from blocks.ai.offline.reviser.reading import plan_revision, refuse_unfit

__all__ = ["plan_revision", "refuse_unfit"]
