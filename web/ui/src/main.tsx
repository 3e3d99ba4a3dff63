import "./styles/tokens.css";
import "./styles/base.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { forgetWithToken, queries } from "./api/queries";
import { leaveKeysToCompositions } from "./commands/composing";
import { router } from "./routes";
import { forgetGradesWithToken } from "./state/unsentGrades";
import { applyTheme } from "./state/preferences";

applyTheme();
leaveKeysToCompositions();
forgetWithToken();
forgetGradesWithToken();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
