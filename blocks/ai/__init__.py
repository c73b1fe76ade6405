"""Door: written artifacts from an AI provider, or from the offline writer."""
