"use client";

import { type ComponentProps, type ReactNode, Suspense, useEffect, useState } from "react";
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
  const [wanted, setWanted] = useState<"by pointer" | "by key">();
  // A failure is said when it is opened.
  const prepare = () => void load().catch(() => undefined);
  const open = (how: "by pointer" | "by key") => withCode(load, () => setWanted(how));
  const closed = button({
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: prepare,
    onFocus: prepare,
    // A key that clicks has not been pressed any number of times.
    onClick: ({ detail }) => open(detail === 0 ? "by key" : "by pointer"),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open("by key");
    },
  });
  if (wanted === undefined) return closed;
  return (
    <Suspense fallback={closed}>
      {menu}
      {wanted === "by key" && <FirstItem />}
    </Suspense>
  );
}

/** The menu has not seen the key that opened it, and would wait for another before it goes to its first item. */
function FirstItem() {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const first = document.activeElement?.closest("[role=menu]")?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])");
      first?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return null;
}
