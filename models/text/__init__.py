"""Words: how they are cut and compared, and which ones are known for what."""
