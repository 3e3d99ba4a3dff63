import { announce } from "@/frame/announce";

/** Copy to the clipboard, and say what became of it. */
export async function copy(text: string, what = "") {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${what}`.trim());
  } catch {
    announce("The browser does not allow copying here: select the text");
  }
}
