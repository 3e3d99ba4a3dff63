"""What Log10's clients see: the OpenAPI document's routes and the legacy ones of the SDKs.

    router         build_routes(): every route, in the document's order
    openapi        the document that is served (`openapi.json`)
    endpoint       one kind of route: admission, body, errors
    errors         ErrorCode to status, and the one error body
    body           JSON in and out, decoded once
    query          numbers, times and lists out of a query string
    clients        which SDK is asking, where the response depends on it
    v1/            /api/v1, with payloads that the generated SDKs can decode
    legacy/        /api: what only the hand-written SDKs ask for

Each route translates to one service call. `README.md` has the table of what the real SDKs do
beside the document, how it is answered, and which test holds it.
"""
