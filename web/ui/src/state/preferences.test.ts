import { expect, test } from "vitest";
import { chooseZone, homeZone, isZone, otherZone, zone } from "./preferences";

test("a zone is a place that the browser knows, and UTC is switched back to it", () => {
  expect(["Asia/Tokyo", "Mars/Base", "+02:00", ""].map(isZone)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  chooseZone("Asia/Tokyo");
  chooseZone(otherZone(zone.get()));
  expect(zone.get()).toBe("utc");
  chooseZone(otherZone(zone.get()));
  expect([zone.get(), homeZone.get()]).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
  localStorage.setItem("log10-gateway:ui:zone", "Mars/Base");
  expect(zone.get()).toBe("local");
});
