"""Door: how clients pay."""
