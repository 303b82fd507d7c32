"""Decoding biases, the heads' temperatures and biases, and confidences, fitted on dev articles."""
