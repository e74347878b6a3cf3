"use client";

import { type ComponentProps, lazy, Suspense, useState } from "react";

const ExecutionSheet = lazy(() => import("./execution-sheet.tsx").then(({ ExecutionSheet }) => ({ default: ExecutionSheet })));

/** The sheet comes with the first run that is opened, and stays, so that it can slide away. */
export function LazyExecutionSheet(props: ComponentProps<typeof ExecutionSheet>) {
  const [isWanted, setWanted] = useState(false);
  if (!isWanted && props.id !== undefined) setWanted(true);
  return <Suspense>{isWanted && <ExecutionSheet {...props} />}</Suspense>;
}
