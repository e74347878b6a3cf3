"use client";

import { lazy } from "react";
import { LazyMenu } from "#components/common/lazy-menu.tsx";
import { ToolRowButton } from "./tool-row-button.tsx";
import type { ToolRowMenuProps } from "./tool-row-menu.tsx";

const load = () => import("./tool-row-menu.tsx");
const ToolRowMenu = lazy(() => load().then(({ ToolRowMenu }) => ({ default: ToolRowMenu })));

export function LazyToolRowMenu(props: ToolRowMenuProps) {
  const { tool, tabIndex } = props;
  return (
    <LazyMenu
      button={(button) => <ToolRowButton {...button} tool={tool} tabIndex={tabIndex} />}
      menu={<ToolRowMenu {...props} />}
      load={load}
    />
  );
}
