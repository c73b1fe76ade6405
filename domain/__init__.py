"""The words everyone speaks: artifacts, records, stages and statuses, errors, settings."""
