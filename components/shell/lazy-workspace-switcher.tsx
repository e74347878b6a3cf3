"use client";

import { lazy } from "react";
import { LazyMenu } from "#components/common/lazy-menu.tsx";
import { WorkspaceButton } from "./workspace-button.tsx";

const load = () => import("./workspace-switcher.tsx");
const WorkspaceSwitcher = lazy(() => load().then(({ WorkspaceSwitcher }) => ({ default: WorkspaceSwitcher })));

export function LazyWorkspaceSwitcher() {
  return <LazyMenu button={(props) => <WorkspaceButton {...props} />} menu={<WorkspaceSwitcher />} load={load} />;
}
