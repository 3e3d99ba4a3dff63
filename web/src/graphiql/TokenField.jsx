import { useState } from "react";
import { writeToken } from "../token.js";

const STATUS_TEXT = {
  missing: "No token",
  checking: "Checking…",
  accepted: "Connected",
  refused: "Token refused",
  unreachable: "No answer",
};

/** Where the access token is entered. It counts when pasted, on Enter, and on leaving the field. */
export function TokenField({ token, status }) {
  const [draft, setDraft] = useState(token);
  const [isShown, setIsShown] = useState(false);
  const commit = (text) => {
    if (text.trim() !== token) writeToken(text.trim());
  };
  const onChange = (event) => {
    const { value } = event.currentTarget;
    setDraft(value);
    if (event.nativeEvent.inputType === "insertFromPaste") commit(value);
  };
  const onSubmit = (event) => {
    event.preventDefault();
    commit(draft);
  };
  return (
    <form className="log10-token" onSubmit={onSubmit}>
      <label htmlFor="log10-token">Token</label>
      <input
        id="log10-token"
        // A password field, so that no one reads it off a shared screen.
        type={isShown ? "text" : "password"}
        value={draft}
        onChange={onChange}
        onBlur={() => commit(draft)}
        placeholder="X-Log10-Token"
        autoComplete="off"
        autoFocus={!token}
        spellCheck={false}
      />
      <button
        type="button"
        className="log10-button"
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? "Hide" : "Show"}
      </button>
      <output className={`log10-status log10-status-${status}`}>{STATUS_TEXT[status]}</output>
    </form>
  );
}
