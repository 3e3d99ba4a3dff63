const HINTS = {
  missing: (
    <>
      <strong>Paste an access token above to begin.</strong> <code>scripts/serve</code> prints one
      when it starts, and <code>log10-gateway token create</code> makes more. It stays in this
      browser.
    </>
  ),
  refused: (
    <>
      <strong>The gateway refused this token.</strong> It may be mistyped, expired or revoked;{" "}
      <code>log10-gateway token list</code> shows those that are valid.
    </>
  ),
  unreachable: (
    <>
      <strong>The gateway does not answer.</strong> Is it still running at {location.host}?
    </>
  ),
};

/** One line under the bar that says what to do next; nothing when all is well. */
export function Hint({ status }) {
  const text = HINTS[status];
  if (!text) return null;
  return (
    <div className={`log10-hint log10-hint-${status}`} role="status">
      {text}
    </div>
  );
}
