"""The words of the inspiration step: what a term is about, how a mention sounds, where an idea is from."""

from collections.abc import Mapping

from smwork.domain.inspiration import Origin, Sentiment, TermKind
from smwork.domain.say import msg

TERMS: Mapping[TermKind, str] = {
    "brand": msg("Brand"),
    "product": msg("Product"),
    "subject": msg("Subject or theme"),
    "competitor": msg("Competitor"),
    "influencer": msg("Influencer"),
}
SENTIMENTS: Mapping[Sentiment, str] = {
    "unknown": msg("Not judged"),
    "positive": msg("Positive"),
    "neutral": msg("Neutral"),
    "negative": msg("Negative"),
}
# Faces beside the words: the tone is seen at a glance and never told by colour alone.
FACES: Mapping[Sentiment, str] = {
    "unknown": ":material/help:",
    "positive": ":material/sentiment_satisfied:",
    "neutral": ":material/sentiment_neutral:",
    "negative": ":material/sentiment_dissatisfied:",
}
ORIGINS: Mapping[Origin, str] = {
    "team": msg("Our own team"),
    "mention": msg("A mention"),
    "case": msg("An example of others"),
    "gap": msg("A gap that others leave"),
    "data": msg("Our own figures"),
}
