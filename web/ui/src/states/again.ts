/** Fetch a module that did not come. */

const URL_AT_END = /https?:\/\/\S+$/;

/** The file that a browser names; Safari names none. */
export function fileOf(thrown: unknown): string | null {
  const url = thrown instanceof Error ? URL_AT_END.exec(thrown.message)?.[0] : undefined;
  return url !== undefined && new URL(url).origin === location.origin ? url : null;
}

let tries = 0;

/**
 * @param load As it was fetched first. Some browsers remember for as long as the page lives that an
 *   address failed, and do not ask again: then the same file under another address.
 */
export async function again<T>(
  load: () => Promise<T>,
  from: (url: string) => Promise<unknown> = (url) => import(/* @vite-ignore */ url),
): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    const url = fileOf(thrown);
    if (url === null) throw thrown;
    tries += 1;
    return (await from(`${url.replace(/\?.*$/, "")}?again=${tries}`)) as T;
  }
}
