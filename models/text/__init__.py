"""A text as it was sent: paragraphs, sentences, words, and what words are known."""
