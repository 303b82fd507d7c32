"""The label sets that network, decoder and answers share, in the order of the network's logits."""

from models.analysis import CommitmentLabel, Kind, SourceType, StanceLabel

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place", "B-other", "I-other")
LINKS = ("cue", "source", "inner_cue", "antecedent")
SOURCE_TYPES: tuple[SourceType, ...] = ("person", "organization", "group", "document", "author", "unknown")
KINDS: tuple[Kind, ...] = ("statement", "belief", "intention", "feeling", "perception", "decision")
COMMITMENTS: tuple[CommitmentLabel, ...] = ("asserts", "denies", "uncertain")
STANCES: tuple[StanceLabel, ...] = ("favor", "neutral", "against")
