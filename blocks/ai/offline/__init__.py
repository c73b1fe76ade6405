"""The rules by which a site is written without AI, a module for each artifact."""
