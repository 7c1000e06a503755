"""Readers of all formats that hold pages."""
