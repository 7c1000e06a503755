"""What is measured of each block."""
