"""The documents that a site is made from: brief, sitemap, content."""
