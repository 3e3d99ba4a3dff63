"""Background work: who does it, how far it is, and how it goes on after a crash.

    steps     what a job is: a step function and, where the gateway does it by itself, an interval
    kinds     the table of all kinds of jobs
    leases    which gateway does a job, and what only that gateway may write of it
    runner    takes jobs and does their steps; every worker process has one
    jobs      what an organization may ask for, see and cancel
    expired_tokens, large_values, session_summaries, session_checks, tag_changes   kinds

A new kind is one file with its step function, and one entry in `kinds.KINDS`.

Not a job: MongoDB itself removes the ids of deleted completions and feedback, by the TTL indexes of
`deleted_completions` and `deleted_feedback`.
"""
