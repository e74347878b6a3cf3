"use client";

import { lazy } from "react";
import { LazyMenu } from "#components/common/lazy-menu.tsx";
import { UserButton } from "./user-button.tsx";

const load = () => import("./user-menu.tsx");
const UserMenu = lazy(() => load().then(({ UserMenu }) => ({ default: UserMenu })));

export function LazyUserMenu() {
  return <LazyMenu button={(props) => <UserButton {...props} />} menu={<UserMenu />} load={load} />;
}
