"""Doors: mail to clients, messages to the agency's workspace."""
