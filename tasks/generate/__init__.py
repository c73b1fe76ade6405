"""From documents to a commit: layout plan, code patch, edits."""
