"""One file for each outside library that newsparse works with."""
