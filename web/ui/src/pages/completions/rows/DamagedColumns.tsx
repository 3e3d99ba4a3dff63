/** Columns that are left out, be they of an address, of an imported file or of an older release. */
import { shownCount } from "@/state/shown";
import { Damaged } from "@/states/Damaged";
import { columnFault } from "./layout";
import { useLayout } from "./useLayout";

export function DamagedColumns() {
  const { names, isOfAddress, leave } = useLayout().damaged;
  const [first] = names;
  if (first === undefined) return null;
  const more = names.length - 1;
  return (
    <Damaged
      what={isOfAddress ? "The address" : "What is kept of the columns"}
      text={first}
      leave={leave}
    >
      is no column that can be shown: {columnFault(first)}.
      {more > 0 && ` ${shownCount(more)} more ${more === 1 ? "is" : "are"} left out too.`}
    </Damaged>
  );
}
