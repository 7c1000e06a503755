"""Where a run's pages come from."""
