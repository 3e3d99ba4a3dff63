/** What else there is to group by: the other fields, and whatever the metadata of some calls has. */
import { useQuery } from "@tanstack/react-query";
import { metadataKeysQuery } from "@/api/metadataKeys";
import type { CompletionFilter } from "@/gql/graphql";
import { FIELD_NAMES, groupingOf, metadataName } from "@/state/dimensions";

interface Props {
  label: string;
  className?: string | undefined;
  /** Of which calls the keys of the metadata are. */
  filter: CompletionFilter | undefined;
  /** Fields that stand elsewhere. */
  without: readonly string[];
  /** What is chosen; of what stands elsewhere, or of what is none, nothing is. */
  by: string;
  choose: (name: string) => void;
}

export function Dimensions({ label, className, filter, without, by, choose }: Props) {
  const keys = useQuery(metadataKeysQuery(filter));
  const grouping = without.includes(by) ? null : groupingOf(by);
  const known = keys.data?.map(({ name }) => name) ?? [];
  const key = grouping?.key ?? null;
  const own = key !== null && !known.includes(key) ? [key] : [];
  return (
    <select
      aria-label={label}
      className={className}
      value={grouping?.name ?? ""}
      data-chosen={grouping !== null || undefined}
      onChange={({ currentTarget: { value } }) => value !== "" && choose(value)}
    >
      <option value="">Other…</option>
      {FIELD_NAMES.filter((name) => !without.includes(name)).map((name) => (
        <option key={name} value={name}>
          {groupingOf(name)?.title}
        </option>
      ))}
      {known.length + own.length > 0 && (
        <optgroup label="Metadata">
          {[...own, ...known].map((each) => (
            <option key={each} value={metadataName(each)}>
              {each}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
