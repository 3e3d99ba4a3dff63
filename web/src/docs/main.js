import "swagger-ui/dist/swagger-ui.css";
import "../site.css";
import "./page.css";

import SwaggerUI from "swagger-ui";
import { BASE_URL } from "../base-url.js";
import { readToken } from "../token.js";

// Swagger UI has a dark side, but leaves it to the page when to show it.
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () =>
  document.documentElement.classList.toggle("dark-mode", prefersDark.matches);
prefersDark.addEventListener("change", followScheme);
followScheme();

/**
 * The document names the hosted Log10 as its server, as the contract wants it. "Try it out" on
 * this page is meant for the gateway that serves it.
 */
function thisGatewayAsServer() {
  const servers = [{ url: BASE_URL }];
  return {
    statePlugins: {
      spec: {
        wrapActions: {
          updateJsonSpec: (original) => (spec) => original({ ...spec, servers }),
        },
      },
    },
  };
}

const ui = SwaggerUI({
  dom_id: "#swagger",
  url: "openapi.json",
  plugins: [thisGatewayAsServer],
  deepLinking: true,
  // The default asks a public service whether the document is valid.
  validatorUrl: null,
  onComplete() {
    // The token that was entered in GraphiQL serves here too.
    const token = readToken();
    if (token) ui.preauthorizeApiKey("Log10Token", token);
  },
});
