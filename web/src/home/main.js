import "../site.css";
import "./page.css";

import { BASE_URL } from "../base-url.js";
import firstCall from "../examples/first-call.graphql?raw";

for (const element of document.querySelectorAll("[data-base-url]")) {
  element.textContent = BASE_URL;
}

const query = new URLSearchParams({ query: firstCall.trimEnd() });
document.getElementById("look").href = `graphql?${query}`;

// Browsers give the clipboard to https and localhost only. Elsewhere the text can be selected.
if (navigator.clipboard) {
  for (const block of document.querySelectorAll("pre")) addCopyButton(block);
}

function addCopyButton(block) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${block.getAttribute("aria-label")}`);
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard.writeText(block.textContent).then(
      () => true,
      () => false, // the browser's settings forbid it
    );
    button.textContent = copied ? "Copied" : "Not allowed";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  const frame = document.createElement("div");
  frame.className = "snippet";
  block.replaceWith(frame);
  frame.append(block, button);
}

async function showStatus() {
  const output = document.getElementById("status");
  const [kind, text] = await askForStatus();
  output.className = `status-${kind}`;
  output.textContent = text;
  output.hidden = false;
}

async function askForStatus() {
  try {
    const response = await fetch("readyz");
    return response.ok ? ["good", "Ready"] : ["bad", "Not ready: see Health"];
  } catch {
    return ["bad", "No answer"];
  }
}

showStatus();
