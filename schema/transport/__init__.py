"""GraphQL over HTTP, as Server-Sent Events and over WebSocket."""
