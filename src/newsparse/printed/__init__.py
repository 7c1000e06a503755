"""How dates, names, places, agencies and credits are printed: asked by labels ("is there one?") and fields ("which?")."""
