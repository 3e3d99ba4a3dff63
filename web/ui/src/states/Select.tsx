/** A choice of a few, with its label before it. */

interface Props<K extends string> {
  label: string;
  value: K;
  options: readonly (readonly [K, string])[];
  set: (value: K) => void;
  isDisabled?: boolean;
  className?: string | undefined;
}

export function Select<K extends string>(props: Props<K>) {
  const { label, value, options, set, isDisabled, className } = props;
  return (
    <label className={className}>
      {label}{" "}
      <select
        // Else its name had its options in it.
        aria-label={label}
        value={value}
        disabled={isDisabled}
        onChange={({ currentTarget }) => {
          const found = options.find(([each]) => each === currentTarget.value);
          if (found) set(found[0]);
        }}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
