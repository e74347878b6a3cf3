"use client";

import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from "#components/ui/sheet.tsx";
import type { Connector } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { MethodPill } from "../method-pill.tsx";
import { EndpointList } from "./endpoint-list.tsx";

/** The list on a small screen: behind a button that names the endpoint that is shown. */
export function EndpointSheet({
  connector,
  current,
  shown,
}: {
  connector: Connector;
  current: string | undefined;
  shown: Endpoint | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Sheet open={isOpen} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button type="button" variant="outline" className="w-full justify-start">
          {shown !== undefined && <MethodPill endpoint={shown} />}
          <span className="min-w-0 flex-1 truncate text-start">
            {shown?.displayName ?? (current === "new" ? "New endpoint" : "Endpoints")}
          </span>
          <ChevronsUpDown className="text-muted-foreground" aria-hidden="true" />
          <span className="sr-only">Choose another endpoint</span>
        </Button>
      </SheetTrigger>
      <SheetContent side="bottom" className="max-h-[80dvh]">
        <SheetHeader className="pb-0">
          <SheetTitle>Endpoints</SheetTitle>
          <SheetDescription className="sr-only">Choose the endpoint to show.</SheetDescription>
        </SheetHeader>
        <div className="min-h-0 overflow-y-auto px-4 pb-6">
          <EndpointList connector={connector} current={current} onChosen={() => setOpen(false)} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
