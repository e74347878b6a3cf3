import { useState } from "react";

interface Versioned {
  id: string;
  version: number;
}

/**
 * A resource as a form was opened with it. What others save meanwhile does not replace what somebody is typing: `changed` says so, and
 * `reopen` takes the present one.
 */
export function useOpened<T extends Versioned>(present: T): { opened: T; changed: boolean; reopen: (next: T) => void } {
  const [opened, setOpened] = useState(present);
  const isOther = opened.id !== present.id;
  if (isOther) setOpened(present);
  return { opened: isOther ? present : opened, changed: !isOther && present.version > opened.version, reopen: setOpened };
}
