/** The versions of a task, the newest first, and two of them beside each other. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { Button } from "react-aria-components";
import { Asked } from "@/states/Asked";
import { Loading } from "@/states/Loading";
import { shortened } from "@/state/shown";
import { Select } from "@/states/Select";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import type { TabProps } from "../tabs";
import { type Version, changesOf, historyQuery, versionsOf } from "./history";
import styles from "./versions.module.css";
import { part } from "@/states/part";

const Difference = part(() => import("./Difference"), "Difference");

export function Versions({ task: { id } }: TabProps) {
  const options = historyQuery(id);
  const query = useInfiniteQuery(options);
  return (
    <Asked query={query} queryKey={options.queryKey}>
      {({ pages }) => {
        const versions = versionsOf(pages);
        return (
          <>
            <List id={id} versions={versions} isWhole={!query.hasNextPage} />
            {query.hasNextPage && (
              <p>
                <Button
                  isDisabled={query.isFetchingNextPage}
                  onPress={() => void query.fetchNextPage()}
                >
                  Earlier versions
                </Button>
              </p>
            )}
            <Compared id={id} versions={versions} />
          </>
        );
      }}
    </Asked>
  );
}

interface ListProps {
  id: string;
  versions: readonly Version[];
  isWhole: boolean;
}

function List({ id, versions, isWhole }: ListProps) {
  return (
    <ol className={styles.list}>
      {versions.map((each, index) => {
        const before = versions[index + 1];
        return (
          <li key={each.version}>
            <strong>Version {each.version}</strong>
            <Time at={each.createdAt} />
            <span className={styles.second}>
              {index === 0 && "now · "}
              {before
                ? `changed ${changesOf(each, before).join(", ") || "how many graders"}`
                : isWhole && each.version === 1
                  ? "the first"
                  : ""}
            </span>
            {before && (
              <Link
                to="/tasks/$id"
                params={{ id }}
                search={{ tab: "versions", a: String(before.version), b: String(each.version) }}
                aria-label={`What it changed: version ${each.version}`}
              >
                What it changed
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Compared({ id, versions }: { id: string; versions: readonly Version[] }) {
  const { a, b } = useSearch({ from: "/tasks/$id" });
  const navigate = useNavigate();
  const find = (number: string | undefined) =>
    versions.find(({ version }) => String(version) === number);
  const [before, after] = [find(a) ?? versions[1], find(b) ?? versions[0]];
  if (!before || !after || versions.length < 2) return null;
  const options = versions.map(
    ({ version, name }) => [String(version), `${version}: ${shortened(name, 40)}`] as const,
  );
  const choose = (which: "a" | "b", version: string) =>
    void navigate({
      to: "/tasks/$id",
      params: { id },
      search: {
        tab: "versions",
        a: String(before.version),
        b: String(after.version),
        [which]: version,
      },
      replace: true,
    });
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">
        From version {before.version} to version {after.version}
      </h2>
      <p className={styles.choice}>
        {(["a", "b"] as const).map((which) => (
          <Select
            key={which}
            label={which === "a" ? "From" : "To"}
            value={String((which === "a" ? before : after).version)}
            options={options}
            set={(version) => choose(which, version)}
          />
        ))}
      </p>
      {before.name === after.name && (
        <p className={styles.second}>
          Both are called <Visible text={after.name} />.
        </p>
      )}
      <Suspense fallback={<Loading />}>
        <Difference before={before} after={after} />
      </Suspense>
    </section>
  );
}
