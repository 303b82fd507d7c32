"""Text -> word pieces -> windows -> ONNX Runtime -> scores, tags and states."""
