"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Button } from "#components/ui/button.tsx";

export function NewToolButton() {
  const { workspace, can } = useStudio();
  if (!can("tool:write")) return null;
  return (
    <Button asChild>
      <Link href={`/${workspace.slug}/tools/new`}>
        <Plus aria-hidden="true" />
        New tool
      </Link>
    </Button>
  );
}
