/** The address that this page was opened under, a proxy's path prefix included; no slash at its end. */
export const BASE_URL = new URL(".", location.origin + location.pathname).href
  .replace(/\/$/, "")
  .replaceAll("'", "%27"); // so that a shell takes it between apostrophes
