"""What training reads: data sets, ours and others’, as records of one shape."""
