/** Shows the page to who may read it: asks for a token, and tells of one that was refused. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { viewerQuery } from "@/api/viewer";
import { useRefusal, useToken } from "@/state/token";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { Page } from "./Page";
import { TokenForm } from "./TokenForm";

export function Gate({ children }: { children: ReactNode }) {
  const token = useToken();
  const refusal = useRefusal();
  const viewer = useQuery({ ...viewerQuery(), enabled: token !== "" && refusal === null });
  // What was on the screen is taken away with the token.
  if (token === "" || refusal) return <TokenForm refusal={refusal} />;
  if (viewer.data) return children;
  if (viewer.error) {
    return (
      <Page title="No answer">
        <Failure error={viewer.error} retry={() => void viewer.refetch()} />
      </Page>
    );
  }
  return <Loading />;
}
