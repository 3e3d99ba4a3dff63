/** A choice of a few, with its label before it or heard alone. */

interface Props<K extends string> {
  label: string;
  value: K;
  options: readonly (readonly [value: K, words: string, isDisabled?: boolean])[];
  set: (value: K) => void;
  isDisabled?: boolean;
  /** Where what stands around it says what it is, or has its label already. */
  isLabelHidden?: boolean;
  className?: string | undefined;
}

export function Select<K extends string>(props: Props<K>) {
  const { label, value, options, set, isDisabled, isLabelHidden = false, className } = props;
  const choice = (
    <select
      // Else its name had its options in it.
      aria-label={label}
      className={isLabelHidden ? className : undefined}
      value={value}
      disabled={isDisabled}
      onChange={({ currentTarget }) => {
        const found = options.find(([each]) => each === currentTarget.value);
        if (found) set(found[0]);
      }}
    >
      {options.map(([each, words, isOff]) => (
        <option key={each} value={each} disabled={isOff}>
          {words}
        </option>
      ))}
    </select>
  );
  if (isLabelHidden) return choice;
  return (
    <label className={className}>
      {label} {choice}
    </label>
  );
}
