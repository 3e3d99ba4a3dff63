"""How relevant completions are to what was searched, by what their organization has alone.

Tantivy's own scores weigh a word by how rare it is in the whole index, which is of all
organizations: how often one says a word would show in what another is told. So each phrase is
scored by itself, as a part of its best score here, out of which its rarity drops, and weighs as
much as it is rare in this organization. What is left of the others is the mean length of all texts.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from tantivy import Occur, Query, Schema, Searcher

from services.insight.fields import ORGANIZATION
from services.insight.places import Bounds, Finder, Place, places_of
from services.insight.queries import all_of
from services.insight.text_queries import Phrase, phrase_query

# The most relevant that a list has.
MAX_RELEVANT: Final = 1000
# Of each phrase so many are scored: what is equally relevant is in the index's order beyond.
_CONSIDERED: Final = 10_000


def most_relevant(
    searcher: Searcher,
    schema: Schema,
    organization_id: str,
    query: Query,
    phrases: Sequence[Phrase],
) -> list[Place]:
    """Return the most relevant places, up to `MAX_RELEVANT`, what is equally so newest first.

    Args:
        searcher: Of the view.
        schema: For queries.
        organization_id: Whose completions they are.
        query: What is searched.
        phrases: What it has to be relevant to; one at least.
    """
    if len(phrases) == 1 and phrases[0].is_prefix and len(phrases[0].words) == 1:
        # All that has such a word is equally relevant.
        finder = Finder(query, schema, descending=True)
        return finder(searcher, Bounds(None, None), MAX_RELEVANT)
    addresses: dict[tuple[int, int], Any] = {}
    relevance: defaultdict[tuple[int, int], float] = defaultdict(float)
    own = Query.term_query(schema, ORGANIZATION, organization_id)
    total = _count(searcher, own)
    for phrase in dict.fromkeys(phrases):
        having = phrase_query(schema, organization_id, phrase)
        weight = _rarity(_count(searcher, all_of([own, having])), total)
        for address, score in _scored(searcher, query, having):
            key = address.segment_ord, address.doc
            addresses[key] = address
            relevance[key] += weight * score
    if len(addresses) < MAX_RELEVANT:  # what is found by something else than its words
        for _, address in searcher.search(query, _CONSIDERED, count=False).hits:
            addresses.setdefault((address.segment_ord, address.doc), address)
    places = places_of(searcher, list(addresses.values()))
    ranked = sorted(
        ((relevance[key], place) for key, place in zip(addresses, places, strict=True)),
        reverse=True,
    )
    return [place for _, place in ranked[:MAX_RELEVANT]]


def _scored(searcher: Searcher, query: Query, having: Query) -> list[tuple[Any, float]]:
    """Return what has a phrase, with its score as a part of the best one."""
    asked = Query.boolean_query(
        [(Occur.Must, Query.const_score_query(query, 0.0)), (Occur.Must, having)]
    )
    hits: Any = searcher.search(asked, _CONSIDERED, count=False).hits
    best = hits[0][0] if hits and hits[0][0] > 0 else 1.0
    return [(address, score / best) for score, address in hits]


def _rarity(having: int, total: int) -> float:
    """Return what a phrase weighs that so many of all have, as BM25 does (always more than 0)."""
    return math.log(1 + (total - having + 0.5) / (having + 0.5))


def _count(searcher: Searcher, query: Query) -> int:
    found: Any = searcher.search(query, 1)
    return int(found.count)
