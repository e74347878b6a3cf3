"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CopyPlus, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#components/shell/studio-context.tsx";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from "#components/ui/alert-dialog.tsx";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";
import { endpointMutations } from "#lib/client/endpoints.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";

/** What is done with a whole endpoint: duplicate, delete. */
export function EndpointMenu({ endpoint }: { endpoint: Endpoint }) {
  const { workspace } = useStudio();
  const { write } = useAddress();
  const [asks, setAsks] = useState(false);
  const leave = () => {
    toast.success(`${endpoint.displayName} was deleted`);
    write({ endpoint: undefined });
  };
  const remove = useMutation(endpointMutations.remove(useQueryClient(), workspace.slug, leave));
  const confirm = () => remove.mutate(endpoint.id, { onError: (error) => toast.error(toProblem(error).detail) });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button type="button" variant="outline" size="icon-sm" aria-label="More actions">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => write({ endpoint: "new", copy: endpoint.id }, "push")}>
            <CopyPlus aria-hidden="true" />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsks(true)}>
            <Trash2 aria-hidden="true" />
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog open={asks} onOpenChange={setAsks}>
        <AlertDialogContent>
          <AlertDialogHeader>
            <AlertDialogTitle className="break-words">Delete {endpoint.displayName}?</AlertDialogTitle>
            <AlertDialogDescription>An endpoint that a tool still uses is not deleted.</AlertDialogDescription>
          </AlertDialogHeader>
          <AlertDialogFooter>
            <AlertDialogCancel>Cancel</AlertDialogCancel>
            <AlertDialogAction className={buttonVariants({ variant: "destructive" })} onClick={confirm}>
              Delete
            </AlertDialogAction>
          </AlertDialogFooter>
        </AlertDialogContent>
      </AlertDialog>
    </>
  );
}
