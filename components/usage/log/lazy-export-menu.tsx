"use client";

import { lazy } from "react";
import { LazyMenu } from "#components/common/lazy-menu.tsx";
import { ExportButton } from "./export-button.tsx";
import type { LogState } from "./use-log.ts";

const load = () => import("./export-menu.tsx");
const ExportMenu = lazy(() => load().then(({ ExportMenu }) => ({ default: ExportMenu })));

export function LazyExportMenu({ log }: { log: LogState }) {
  return <LazyMenu button={(props) => <ExportButton {...props} />} menu={<ExportMenu log={log} />} load={load} />;
}
