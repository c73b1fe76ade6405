"""The project: its repository and its first commit."""
