"""Articles to look at."""
