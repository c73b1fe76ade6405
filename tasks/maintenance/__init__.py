"""What goes on beside the pipeline: the relay, and what `reconcile` does."""
