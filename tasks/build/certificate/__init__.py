"""The quality certificate: the gate's report as a page that a client can read."""
