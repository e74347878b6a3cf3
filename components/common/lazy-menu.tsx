"use client";

import { type ComponentProps, type ReactNode, Suspense, useState } from "react";
import { withCode } from "#lib/client/with-code.ts";

interface Props {
  /** The button alone, which the menu draws too, around itself. */
  button: (props: ComponentProps<"button">) => ReactNode;
  /** The button with its menu open; its code comes when it is first wanted. */
  menu: ReactNode;
  load: () => Promise<unknown>;
}

/** A menu that every page offers and few open: menus are heavy, so it comes when somebody turns to its button. */
export function LazyMenu({ button, menu, load }: Props) {
  const [wanted, setWanted] = useState(false);
  // A failure is said when it is opened.
  const prepare = () => void load().catch(() => undefined);
  const open = () => withCode(load, () => setWanted(true));
  const closed = button({
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
  });
  return wanted ? <Suspense fallback={closed}>{menu}</Suspense> : closed;
}
