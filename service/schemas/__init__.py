"""The contract: what comes in and what goes out. openapi.yaml is made from it, tests hold answers to it."""

from service.schemas.asked import AnalyzeRequest, BatchRequest, TargetRequest, invalid
from service.schemas.given import WARNINGS, Answer, BatchAnswer, Card, Health, Info, ProblemAnswer

__all__ = [
    "WARNINGS",
    "AnalyzeRequest",
    "Answer",
    "BatchAnswer",
    "BatchRequest",
    "Card",
    "Health",
    "Info",
    "ProblemAnswer",
    "TargetRequest",
    "invalid",
]
