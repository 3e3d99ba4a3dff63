import { expect, test, vi } from "vitest";
import { PREFIX, theme, zone } from "@/state/preferences";
import { allStored, replaceStored } from "@/state/stored";
import { token } from "@/state/token";
import { readSettings, writeSettings } from "./transfer";

test("what is exported is taken by another browser, and the token is not in it", () => {
  token.set("secret");
  theme.set("dark");
  const file = writeSettings(allStored(PREFIX));
  expect(file).not.toContain("secret");
  theme.set("light");
  zone.set("utc");
  const heard = vi.fn();
  const end = theme.subscribe(heard);
  replaceStored(PREFIX, readSettings(file));
  expect([theme.get(), zone.get(), token.get()]).toEqual(["dark", "local", "secret"]);
  expect(heard).toHaveBeenCalled();
  end();
});

test.each([
  "",
  "null",
  "[]",
  '{"settings":{}}',
  '{"log10-gateway:ui":1}',
  '{"log10-gateway:ui":1,"settings":[]}',
])("%j is no file of settings", (text) => {
  expect(() => readSettings(text)).toThrow("none of exported");
});

test("what is no text is left out, and no other key is written", () => {
  const file = '{"log10-gateway:ui":1,"settings":{"theme":"dark","zone":7,"../token":"x"}}';
  expect(Object.keys(readSettings(file)).every((key) => key.startsWith(PREFIX))).toBe(true);
  replaceStored(PREFIX, { "log10-gateway:token": "stolen" });
  expect(token.get()).toBe("");
});
