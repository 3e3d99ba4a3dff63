import { notice } from "@/frame/announce";

/** Copy to the clipboard, and say what became of it. */
export async function copy(text: string, what = "") {
  try {
    await navigator.clipboard.writeText(text);
    notice(`Copied ${what}`.trim());
  } catch {
    notice("The browser does not allow copying here: select the text");
  }
}
