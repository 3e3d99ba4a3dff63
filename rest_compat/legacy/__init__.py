"""The routes of the hand-written SDKs that the OpenAPI document does not have."""
