/** One session: what it was, and its calls as a conversation or as a time line. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Page } from "@/frame/Page";
import { Visible } from "@/states/Visible";
import { NotHere } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { PartialBar } from "@/states/Partial";
import { Calls } from "./Calls";
import { Header } from "./Header";
import { head } from "./documents";
import styles from "./session.module.css";

export function Session() {
  const { id } = useParams({ from: "/sessions/$id" });
  return (
    <Page title="Session">
      <One key={id} id={id} />
    </Page>
  );
}

function One({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(head(id));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading />;
  const { session } = data;
  if (!session) return <NotHere what="session" />;
  return (
    <>
      <PartialBar errors={data.errors} retry={() => void refetch()} />
      {session.name !== null && session.name !== "" && (
        <p className={styles.name}>
          <Visible text={session.name} />
        </p>
      )}
      <Header of={session} />
      <Calls id={id} />
    </>
  );
}
