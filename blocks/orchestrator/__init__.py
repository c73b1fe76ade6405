"""Prefect itself: the embedded server, flow runs, deployments."""
