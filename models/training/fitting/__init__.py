"""What calibrate.py fits on dev articles, each setting with the reading that it decides."""
