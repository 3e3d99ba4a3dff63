/** For who has just begun: what an SDK needs to know; the first call opens by itself. */
import { Variables, useFirstCall } from "@/states/Connect";
import { Empty } from "@/states/Empty";

export function NothingLogged() {
  useFirstCall(true);
  return (
    <Empty title="Nothing is logged yet">
      <p>An application with a Log10 SDK and these three variables logs its calls here:</p>
      <Variables />
      <p role="status">Waiting: the first call opens here by itself.</p>
      <p>
        Or <code>log10-gateway demo</code> makes a month of calls to look at.
      </p>
    </Empty>
  );
}
