import { useState } from "react";
import { Button, Form, Input, TextField } from "react-aria-components";

interface Props {
  name: string;
  /** Told the new name, or null to leave it. */
  take: (name: string | null) => void;
}

export function Rename({ name, take }: Props) {
  const [value, setValue] = useState(name);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        take(value.trim() === name ? null : value.trim());
      }}
    >
      <TextField
        aria-label={`New name of ${name}`}
        value={value}
        onChange={setValue}
        maxLength={200}
        isRequired
        autoFocus
        onKeyDown={({ key }) => key === "Escape" && take(null)}
      >
        <Input />
      </TextField>
      <Button type="submit">Save</Button> <Button onPress={() => take(null)}>Leave it</Button>
    </Form>
  );
}
