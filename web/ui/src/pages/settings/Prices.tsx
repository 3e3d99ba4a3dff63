/** What models cost the organization, where it is not what the built-in lists say. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { change } from "@/api/change";
import { queries } from "@/api/queries";
import { useNeeds } from "@/api/viewer";
import type { SetPricesInput } from "@/gql/graphql";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Confirm } from "@/states/Confirm";
import { Failure } from "@/states/Failure";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { PriceForm } from "./PriceForm";
import { Table } from "./Table";
import { type Price, type PriceList, SET_PRICES, pricesQuery } from "./documents";

export function Prices() {
  const prices = useQuery(pricesQuery());
  const set = useMutation({
    mutationFn: (input: SetPricesInput) => change(SET_PRICES, { input }),
    onSettled: () => queries.invalidateQueries(pricesQuery()),
  });
  const job = set.data?.setPrices?.job;
  return (
    <>
      <p>
        In dollars per million tokens. What is not here costs what the gateway&apos;s own list of
        prices says.
      </p>
      {set.error && <Failure error={set.error} />}
      {job && (
        <p role="status">
          Priced anew in the background: job <code>{job.id}</code>.
        </p>
      )}
      <Asked query={prices} queryKey={pricesQuery().queryKey} skeleton={<TableSkeleton rows={6} />}>
        {(list) => <List key={list.revision} list={list} set={set.mutate} />}
      </Asked>
    </>
  );
}

const DOLLARS = ["Input", "Output", "Cached input", "Written to cache"];

function List({ list, set }: { list: PriceList; set: (input: SetPricesInput) => void }) {
  const needs = useNeeds("ADMIN");
  const [changing, setChanging] = useState<number | null>(null);
  const { entries, revision: expectedRevision } = list;
  const put = (at: number, price: Price | null, reprice = false) => {
    const before = entries.slice(0, at);
    const prices = [...before, ...(price ? [price] : []), ...entries.slice(at + 1)];
    set({ prices, expectedRevision, reprice });
  };
  return (
    <>
      {entries.length === 0 ? (
        <p>The organization has set no prices of its own.</p>
      ) : (
        <Table label="Prices" head={["Model", "Provider", "From", ...DOLLARS, "Discount", ""]}>
          {entries.map((each, index) => (
            <tr key={index}>
              <td>
                <Visible text={each.model} />
              </td>
              <td>
                <Visible text={each.provider ?? "any"} />
              </td>
              <td>{each.from ?? "ever"}</td>
              <td>{each.inputPerMillion}</td>
              <td>{each.outputPerMillion}</td>
              <td>{each.cachedInputPerMillion}</td>
              <td>{each.cacheWritePerMillion}</td>
              <td>{each.discountPercent !== null && `${each.discountPercent} %`}</td>
              <td>
                <Button
                  aria-label={`Change the price of ${each.model}`}
                  isDisabled={needs !== null}
                  onPress={() => setChanging(index)}
                >
                  Change
                </Button>{" "}
                <Confirm
                  label="Remove"
                  name={`the price of ${each.model}`}
                  question="Remove it?"
                  unavailable={needs}
                  run={() => put(index, null)}
                />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {list.updatedAt !== null && (
        <p>
          Set by {list.updatedBy} at <Time at={list.updatedAt} />.
        </p>
      )}
      <PriceForm
        key={changing}
        price={changing === null ? undefined : entries[changing]}
        needs={needs}
        put={(price, reprice) => put(changing ?? entries.length, price, reprice)}
        leave={() => setChanging(null)}
      />
    </>
  );
}
