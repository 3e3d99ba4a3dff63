import "swagger-ui/dist/swagger-ui.css";
import "./page.css";

import SwaggerUI from "swagger-ui";
import { readToken } from "../token.js";

/**
 * The document names the hosted Log10 as its server, as the contract wants it. "Try it out" on
 * this page is meant for the gateway that serves it.
 */
function thisGatewayAsServer() {
  const servers = [{ url: new URL(".", location.href).href.replace(/\/$/, "") }];
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
