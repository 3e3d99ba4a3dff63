import { afterEach, expect, test } from "vitest";
import { draftOf } from "@/state/drafts";
import { signIn, signOut } from "@/state/token";
import { forgetWithToken } from "./queries";

let end: () => void = () => undefined;
afterEach(() => {
  end();
  signOut();
  signOut();
});

const BROWSERS = "log10-gateway:draft:task:new";

test("drafts end with the token whose they are, and no other's", () => {
  signIn("of the browser", { onlyThisTab: false });
  draftOf("task:new").set({ name: "Half" });
  end = forgetWithToken();
  signIn("of this tab", { onlyThisTab: true });
  draftOf("task:new").set({ name: "Of the tab" });

  signOut();

  expect(sessionStorage.getItem(BROWSERS)).toBeNull();
  expect(localStorage.getItem(BROWSERS)).toBe('{"name":"Half"}');
  signIn("another of the browser", { onlyThisTab: false });
  expect(localStorage.getItem(BROWSERS)).toBeNull();
});
