"""Compositions of stages, nothing else."""
