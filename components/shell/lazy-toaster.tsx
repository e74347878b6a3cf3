"use client";

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { areToastsWanted, subscribeToasts } from "#lib/client/toast.ts";
import { withCode } from "#lib/client/with-code.ts";

const load = () => import("./toaster.tsx");
const Toaster = lazy(() => load().then(({ Toaster }) => ({ default: Toaster })));

/** The toasts come with the first one. */
export function LazyToaster() {
  const wanted = useSyncExternalStore(subscribeToasts, areToastsWanted, () => false);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (wanted) withCode(load, () => setThere(true));
  }, [wanted]);
  return <Suspense>{isThere && <Toaster />}</Suspense>;
}
