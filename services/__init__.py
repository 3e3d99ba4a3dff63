"""What is decided: all the domain logic, and the only code that reads or writes the database.

    errors         ErrorCode and the ServiceError tree: everything a caller may be told
    database       connect, close, indexes, reading, and the driver's errors as ours
    bson_values    what comes out of BSON, made plain
    rows           the TypedDicts that services hand out
    ids  clock     storage keys and UUIDv7; UTC cut to BSON's milliseconds
    organizations  tokens        tenants; secrets, roles, the Principal behind a request
    completions    create, read, list, count, update, delete
    completion_writes            creates and updates as they reach MongoDB: durable, idempotent
    completion_batches           creates that are stored together or not at all
    deletions                    what is deleted stays deleted, whatever comes later
    tagging        tags added and taken away
    fields         what a client may say of a completion, checked
    payload        model, usage, conversation of a payload; what BSON cannot hold
    merge          how the rows that clients send become one completion, in any order
    ingest         group commit of creates and updates
    filters        the one CompletionFilter, compiled to one Mongo query
    paging         cursors and keyset pages
    sessions  tags  statistics  feedback  feedback_tasks  ungraded
    json_schema    checking of schemas and of values: at once what schema_cost finds small, else in
                   schema_process (schema_worker, schema_frames); schema_engine, schema_rules
    jobs           background work: leases, runner, kinds; what an organization sees of it
    changes        one change stream a collection, fanned out in memory
    rate_limit     a token bucket for each token

The organization's id, from the token, is the first argument of every function that touches an
organization's data. Functions named `find_` leave absent ones out, `get_` raises NotFound,
`list_` returns a page.
"""
