"use client";

import { lazy, useEffect } from "react";
import { LazyMenu } from "#components/common/lazy-menu.tsx";
import { whenIdle } from "#lib/client/when-idle.ts";
import { UserButton } from "./user-button.tsx";

const load = () => import("./user-menu.tsx");
const UserMenu = lazy(() => load().then(({ UserMenu }) => ({ default: UserMenu })));

export function LazyUserMenu() {
  // It must be there when the network is not.
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), []);
  return <LazyMenu button={(props) => <UserButton {...props} />} menu={<UserMenu />} load={load} />;
}
