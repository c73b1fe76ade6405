"""What the database remembers: customers, projects, versions and what was done for them."""
