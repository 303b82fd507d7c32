"""Everything that makes the shipped model; the only package that imports torch."""
