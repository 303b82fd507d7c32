"""The label sets that network, decoder and answers share, in the order of the network's logits."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place", "B-other", "I-other")
SOURCE_TYPES = ("person", "organization", "group", "document", "author", "unknown")
KINDS = ("statement", "belief", "intention", "feeling", "perception", "decision")
COMMITMENTS = ("asserts", "denies", "uncertain")
STANCES = ("favor", "neutral", "against")
