/** The rows of the list, whatever they are filtered by. What stands above them is the page's. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CompletionFilter } from "@/gql/graphql";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { NothingLogged } from "../NothingLogged";
import { type Order, orderBy } from "../order";
import { Table } from "./Table";
import { completionList } from "./list";

interface Props {
  /** With the range of times in it. */
  filter: CompletionFilter | undefined;
  order: Order | undefined;
}

export function Rows({ filter, order }: Props) {
  const list = useInfiniteQuery(completionList(filter, orderBy(order)));
  const pages = list.data?.pages;
  const rows = useMemo(() => pages?.flatMap(({ nodes }) => nodes) ?? [], [pages]);
  return (
    <>
      {list.isPending && <Loading />}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (filter ? <NothingMatches /> : <NothingLogged />)}
      {rows.length > 0 && (
        <Table
          rows={rows}
          isWhole={!list.hasNextPage}
          needMore={() => {
            if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

function NothingMatches() {
  return (
    <Empty title="Nothing matches">
      <p>No completion fits this filter.</p>
      <a href="#/completions">Clear it</a>
    </Empty>
  );
}
