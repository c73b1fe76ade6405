"""From a client's request to edits: the plan, what it does to the documents, and what it may touch."""
