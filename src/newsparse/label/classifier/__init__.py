"""Numbers to predictions; knows no pages."""
