/** For who has just begun: what an SDK needs to know; the first call opens by itself. */
import { Variables, useFirstCall } from "@/states/Connect";
import { Empty } from "@/states/Empty";

export function NothingLogged() {
  useFirstCall(true);
  return (
    <Empty title="Nothing is logged yet">
      <p>An application that has these three variables logs its calls here:</p>
      <p role="status">The first call opens here by itself.</p>
      <Variables />
    </Empty>
  );
}
