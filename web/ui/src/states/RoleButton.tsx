/** A button for what needs a role: without it, it stays, disabled, and says why. */
import { useId } from "react";
import { Button, type ButtonProps } from "react-aria-components";
import { useNeeds } from "@/api/viewer";
import type { TokenRole } from "@/gql/graphql";

export function RoleButton({ role, ...props }: ButtonProps & { role: TokenRole }) {
  const needs = useNeeds(role);
  const id = useId();
  if (needs === null) return <Button {...props} />;
  return (
    <span>
      <Button {...props} isDisabled aria-describedby={id} /> <small id={id}>{needs}</small>
    </span>
  );
}
