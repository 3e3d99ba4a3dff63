"""Questions over millions of completions, answered from an index beside the database.

MongoDB is the only truth. Each host has a read model of it, an index in Tantivy, that can be thrown
away and built again at any time:

    MongoDB -> Writer -> folder -> Insight -> View

`fields` says what is in the index, `documents` and `words` how a completion gets there. The writer
(one process a host) builds by a scan and then follows the change stream; `Insight` opens in each
gateway process what the writer has committed. A `View` is the index at one moment: all fields of an
operation ask the same one, if they wait for the same (`notBefore`).
"""
