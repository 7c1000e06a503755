"""One file or folder per field of the article."""
