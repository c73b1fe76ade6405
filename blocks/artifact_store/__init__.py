"""Door: files of a project, for people and for later stages."""
