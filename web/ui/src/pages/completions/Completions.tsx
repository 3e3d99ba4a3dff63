/** The list of completions: rows in a window, of which the next page is fetched ahead. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { Page } from "@/frame/Page";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Loading } from "@/states/Loading";
import { NothingLogged } from "./NothingLogged";
import { Table } from "./Table";
import { completionList } from "./list";
import { orderBy } from "./order";

export function Completions() {
  const { f, o } = useSearch({ from: "/completions" });
  const list = useInfiniteQuery(completionList(f, orderBy(o)));
  const pages = list.data?.pages;
  const rows = useMemo(() => pages?.flatMap(({ nodes }) => nodes) ?? [], [pages]);
  const isFiltered = f !== undefined;
  return (
    <Page title="Completions">
      {list.isPending && <Loading />}
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (isFiltered ? <NothingMatches /> : <NothingLogged />)}
      {rows.length > 0 && (
        <Table
          rows={rows}
          isWhole={!list.hasNextPage}
          needMore={() => {
            if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
          }}
        />
      )}
    </Page>
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
