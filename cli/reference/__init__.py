"""`docs/reference/`: pages that are made from the code, never by hand, a module for each."""
