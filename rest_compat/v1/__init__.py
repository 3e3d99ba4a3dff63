"""The routes of the Log10 OpenAPI document, under `/api/v1`."""
