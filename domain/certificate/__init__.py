"""What the quality certificate promises a client, how each promise came out, and the words for it."""
