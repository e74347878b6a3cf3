"use client";

import { type ComponentProps, lazy, Suspense, useState } from "react";
import type { CommandPalette as Palette } from "./command-palette.tsx";

const CommandPalette = lazy(() => import("./command-palette.tsx").then(({ CommandPalette }) => ({ default: CommandPalette })));

/** The palette comes when it is first opened, and stays. */
export function LazyPalette(props: ComponentProps<typeof Palette>) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return <Suspense>{wanted && <CommandPalette {...props} />}</Suspense>;
}
