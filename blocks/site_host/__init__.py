"""Door: built files, published under versions and shown at host names."""
