/** Paths as the gateway's filters have them: names joined by dots, `\.` a dot, `\e` the empty key. */

export function writePath(names: readonly string[]): string {
  return names
    .map((name) => (name === "" ? "\\e" : name.replace(/[\\.]/g, (each) => `\\${each}`)))
    .join(".");
}

export function readPath(path: string): string[] {
  if (path === "") return [];
  const names: string[] = [];
  let name = "";
  for (let at = 0; at < path.length; at += 1) {
    const each = path.charAt(at);
    if (each === ".") {
      names.push(name);
      name = "";
    } else if (each === "\\") {
      at += 1;
      name += path.charAt(at) === "e" ? "" : path.charAt(at);
    } else name += each;
  }
  return [...names, name];
}

/** The names of a JSON Pointer: `/request/messages/0`. */
export function readPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}
