"""Door: a git repository for each project."""
