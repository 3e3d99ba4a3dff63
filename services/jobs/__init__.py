"""Work that goes on behind the requests: on a schedule, or because an organization asked for it.

A job is a row in the database (`models.job`), and any gateway may run it, one at a time:

- Whoever takes it gets a lease and a number, its *fence*, that grows with each taking. All that a
  run writes to the row names the fence, so whoever has lost its lease can write nothing more.
- It is done in steps (`kinds`). After each step its checkpoint is stored, and a gateway that dies
  leaves the job to another, which goes on from there once the lease has ended. So a step may be
  done twice, and must come to the same.
- After each step the runner rests four times as long as the step took: a job takes at most a fifth
  of one connection's time.

A new kind of job is a function in a file of its own, and an entry in `kinds.KINDS`.
"""
