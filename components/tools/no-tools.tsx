"use client";

import { Wrench } from "lucide-react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { NewToolButton } from "./new-tool-button.tsx";

export function NoTools() {
  const { can } = useStudio();
  return (
    <EmptyState icon={Wrench} title="No tools yet" action={<NewToolButton />}>
      A tool is something your agents and scripts may call: described once, checked at every call, and logged.{" "}
      {can("tool:write") ? "It takes a minute to make one." : "Somebody with the role of an editor can make one."}
    </EmptyState>
  );
}
