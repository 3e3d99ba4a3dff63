/** The parts of the page, as the address names them. */
export const TABS = [
  { tab: "conversation", title: "Conversation" },
  { tab: "request", title: "Request" },
  { tab: "response", title: "Response" },
  { tab: "raw", title: "Raw" },
  { tab: "stack", title: "Stack" },
  { tab: "extra", title: "Extra" },
  { tab: "feedback", title: "Feedback" },
] as const;

export type Tab = (typeof TABS)[number]["tab"];
