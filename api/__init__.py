"""The service that visitors' and clients' browsers talk to."""
