import { afterEach, expect, test, vi } from "vitest";
import { forgetWithToken } from "@/api/queries";
import { draftOf } from "./drafts";
import { allStored, forgetStored, replaceStored, stored, storedChoice } from "./stored";
import { refusal, signIn, signOut, token } from "./token";

test("a choice that is not known any more is the first one", () => {
  localStorage.setItem("zone", "mars");
  expect(storedChoice("zone", ["local", "utc"]).get()).toBe("local");
});

test("another tab's change is heard", () => {
  const heard = vi.fn();
  const end = token.subscribe(heard);
  localStorage.setItem("log10-gateway:token", "other");
  dispatchEvent(new StorageEvent("storage", { key: "log10-gateway:token" }));
  expect(heard).toHaveBeenCalled();
  expect(token.get()).toBe("other");
  end();
});

test("a token of one tab is in no other's storage, and signing out leaves the browser's alone", () => {
  signIn(" of-browser ", { onlyThisTab: false });
  signIn("of-tab", { onlyThisTab: true });
  expect(localStorage.getItem("log10-gateway:token")).toBe("of-browser");
  expect(token.get()).toBe("of-tab");
  expect(token.isOfTab()).toBe(true);
  signOut();
  expect(token.get()).toBe("of-browser");
  expect(token.isOfTab()).toBe(false);
  signOut();
  expect(token.get()).toBe("");
  expect(localStorage.length + sessionStorage.length).toBe(0);
});

test("where storage is forbidden a choice lives as long as the page", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const zone = storedChoice("zone", ["local", "utc"]);
  expect(() => zone.set("utc")).not.toThrow();
  expect(zone.get()).toBe("utc");
});

test("where the storage is full the newer value is shown, not the one that is in it", () => {
  const zone = storedChoice("full", ["local", "utc", "mars"]);
  zone.set("utc");
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  zone.set("mars");
  expect(zone.get()).toBe("mars");
  full.mockRestore();
  zone.set("utc");
  expect(zone.get()).toBe("utc");
  expect(localStorage.getItem("full")).toBe("utc");
});

test("a new token takes the refusal of the last away", () => {
  refusal.set({ token: "old", message: "no" });
  signIn("new", { onlyThisTab: false });
  expect(refusal.get()).toBeNull();
});

test("settings that do not fit leave the old ones as they were, all of them", () => {
  localStorage.setItem("p:theme", "dark");
  localStorage.setItem("p:keys", "{}");
  const heard = vi.fn();
  addEventListener("storage", heard);
  const put = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem")?.value as (
    this: Storage,
    key: string,
    value: string,
  ) => void;
  let room = 2;
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(function (
    this: Storage,
    key,
    value,
  ) {
    if (value === "long" && (room -= 1) < 0) throw new DOMException("full", "QuotaExceededError");
    put.call(this, key, value);
  });
  const values = { "p:a": "long", "p:theme": "long", "p:z": "long" };
  expect(() => replaceStored("p:", values)).toThrow("no room");
  expect(allStored("p:")).toEqual({ "p:theme": "dark", "p:keys": "{}" });
  expect(heard).not.toHaveBeenCalled();
  full.mockRestore();
  replaceStored("p:", values);
  expect(allStored("p:")).toEqual(values);
  removeEventListener("storage", heard);
});

/** As where the browser's settings forbid it: already to name it throws. */
function forbidStorage() {
  for (const name of ["localStorage", "sessionStorage"] as const) {
    vi.spyOn(globalThis, name, "get").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const area of ["browser", "tab"] as const) forgetStored("", area);
});

test.each([true, false])(
  "where storage is forbidden one signs in and out all the same, and the draft goes with the token (%s)",
  (onlyThisTab) => {
    forbidStorage();
    const heard = vi.fn();
    const ends = [forgetWithToken(), token.subscribe(heard)];
    signIn("mine", { onlyThisTab });
    expect(token.get()).toBe("mine");
    expect(heard).toHaveBeenCalled();
    const draft = draftOf<{ name: string }>("task:new");
    draft.set({ name: "half" });
    expect(draftOf("task:new").get()).toEqual({ name: "half" });
    signOut();
    expect([token.get(), draft.get()]).toEqual(["", null]);
    expect(allStored("")).toEqual({});
    expect(() => replaceStored("", {})).toThrow("forbid");
    ends.forEach((end) => end());
  },
);

test("what was forgotten is told to who shows it, and what begins otherwise stays", () => {
  const form = { parse: (text: string | null) => text, print: (text: string | null) => text };
  const [one, other] = [stored("draft:a", form), stored("drawn", form)];
  const heard = vi.fn();
  const end = one.subscribe(heard);
  one.set("x");
  other.set("y");
  heard.mockClear();
  forgetStored("draft:");
  expect([one.get(), other.get()]).toEqual([null, "y"]);
  expect(heard).toHaveBeenCalledTimes(1);
  end();
});

test.each([
  ["forgotten", () => forgetStored("draft:")],
  ["replaced", () => replaceStored("draft:", {})],
])("what the storage did not take outlives that something else is %s", (_, act) => {
  const form = { parse: (text: string | null) => text, print: (text: string | null) => text };
  const [draft, grades] = [stored("draft:a", form), stored("grades", form)];
  const ofTab = stored("draft:a", { ...form, area: "tab" });
  const ends = [draft, grades, ofTab].map((each) => each.subscribe(vi.fn()));
  draft.set("kept");
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  grades.set("not sent");
  draft.set("not kept");
  ofTab.set("of the tab");
  act();
  full.mockRestore();
  expect([draft.get(), grades.get(), ofTab.get()]).toEqual([null, "not sent", "of the tab"]);
  ends.forEach((end) => end());
});
