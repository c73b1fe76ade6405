"""From the form to the spec: what the client sent, checked, fetched and understood."""
