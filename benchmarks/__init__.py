"""How fast Whence is, beside its peers and the machine's limit: `benchmarks/run`."""
