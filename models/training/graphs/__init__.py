"""Rewriting of exported ONNX graphs."""
