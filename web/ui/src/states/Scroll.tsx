/** A box that scrolls: the keyboard reaches it, and a reader of the screen says its name. */
import type { ReactNode, Ref } from "react";

interface Props {
  label: string;
  /** `pre` keeps the lines of a text as they are. */
  as?: "div" | "pre";
  className?: string | undefined;
  id?: string | undefined;
  hidden?: boolean;
  ref?: Ref<HTMLDivElement> | undefined;
  children: ReactNode;
}

export function Scroll({ label, as = "div", ref, children, ...rest }: Props) {
  const box = { role: "region", "aria-label": label, tabIndex: 0, ...rest };
  return as === "pre" ? (
    <pre {...box}>{children}</pre>
  ) : (
    <div ref={ref} {...box}>
      {children}
    </div>
  );
}
