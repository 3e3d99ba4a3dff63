/** One price: of a model in dollars, or as what is taken off. The gateway says what does not fit. */
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import styles from "./Settings.module.css";
import type { Price } from "./documents";
import { FIELDS, type Typed, priceOf, typedOf } from "./price";

interface Props {
  /** What is changed; a new one if it is not given. */
  price: Price | undefined;
  needs: string | null;
  put: (price: Price, reprice: boolean) => void;
  leave: () => void;
}

export function PriceForm({ price, needs, put, leave }: Props) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(price));
  const [reprice, setReprice] = useState(false);
  const title = price ? `Change the price of ${price.model}` : "New price";
  return (
    <Form
      className={styles.form ?? ""}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        put(priceOf(typed), reprice);
      }}
    >
      <h3>{title}</h3>
      {FIELDS.map(({ name, words, ...field }) => (
        <label key={name} className={styles.field}>
          {words}
          <input
            {...field}
            required={name === "model"}
            disabled={needs !== null}
            value={typed[name]}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
          />
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={reprice}
          disabled={needs !== null}
          onChange={({ target }) => setReprice(target.checked)}
        />{" "}
        Completions that are there get the new prices too, in the background
      </label>
      <p>
        <Button type="submit" className="primary" isDisabled={needs !== null}>
          {price ? "Change it" : "Add it"}
        </Button>{" "}
        {price && <Button onPress={leave}>Leave it</Button>}
        {needs !== null && <small>{needs}</small>}
      </p>
    </Form>
  );
}
