/** A query with all that may become of it: first load, failure, reload, failure of a reload. */
import type { QueryKey, UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure } from "./Failure";
import { Loading } from "./Loading";
import { Reloading, useCancel } from "./Reloading";

interface Props<T> {
  query: UseQueryResult<T>;
  queryKey: QueryKey;
  /** Of the real geometry. */
  skeleton?: ReactNode;
  /** It is asked again and again by itself: a bar would blink. */
  isQuiet?: boolean;
  children: (data: T) => ReactNode;
}

export function Asked<T>({ query, queryKey, skeleton, isQuiet = false, children }: Props<T>) {
  const cancel = useCancel(queryKey);
  const { data, error, isFetching } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    if (error && !isFetching) return <Failure error={error} retry={retry} />;
    return <Loading>{skeleton}</Loading>;
  }
  return (
    <>
      {isFetching && !isQuiet && <Reloading cancel={cancel} />}
      {error && !isFetching && <Failure error={error} retry={retry} />}
      {children(data)}
    </>
  );
}
