"use client";

import { Pause, Radio } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { LogState } from "./use-log.ts";

export function FollowButton({ log: { isLive, follow } }: { log: LogState }) {
  const Icon = isLive ? Pause : Radio;
  return (
    <Button variant={isLive ? "default" : "outline"} aria-pressed={isLive} onClick={() => follow(!isLive)}>
      <Icon aria-hidden="true" />
      {isLive ? "Following" : "Follow"}
    </Button>
  );
}
