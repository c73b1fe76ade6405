"""Where the site can be seen."""
