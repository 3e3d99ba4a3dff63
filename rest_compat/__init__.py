"""What Log10's clients see: the OpenAPI document's routes and the legacy ones of the SDKs.

    router         build_router(): every route, in the document's order
    openapi        the document that is served (`openapi.json`)
    dependencies   Reader, Writer, Admin: who is asking, and for which organization
    errors         ErrorCode to status, and the one error body
    body           JSON in and out, decoded once
    query          numbers, times and lists out of a query string
    clients        which SDK is asking, where the response depends on it
    decodable      payloads that the generated SDKs can decode
    completions  sessions  feedback  feedback_tasks        /api/v1: generated SDKs
    old_completions  old_sessions  old_tags  old_metrics   /api: hand-written SDKs

Each route translates to one service call. `README.md` has the table of what the real SDKs do
beside the document, how it is answered, and which test holds it.
"""
