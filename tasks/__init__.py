"""The stages: typed functions, each a Prefect task, a module for each group of the pipeline."""
