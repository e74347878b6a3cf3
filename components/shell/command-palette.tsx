"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Kbd } from "#components/common/kbd.tsx";
import { ToolIcon } from "#components/tools/tool-icon.tsx";
import {
  Command,
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandShortcut,
} from "#components/ui/command.tsx";
import { toolQueries } from "#lib/client/tools.ts";
import { type ActionEnv, listActions } from "./actions.ts";

interface Props {
  env: ActionEnv;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CommandPalette({ env, open, onOpenChange }: Props) {
  const [typed, setTyped] = useState("");
  const run = (perform: (env: ActionEnv) => void) => {
    onOpenChange(false);
    perform(env);
  };
  const found = <FoundTools workspace={env.studio.workspace.slug} typed={typed} onOpen={(href) => run(({ go }) => go(href))} />;
  const groups = Map.groupBy(listActions(env.studio), (action) => action.group);
  return (
    <CommandDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Command palette"
      description="Go somewhere, find a tool, change the theme"
      className="top-[15%] translate-y-0 sm:max-w-xl"
      showCloseButton={false}
    >
      <Command loop>
        <CommandInput placeholder="Find a tool or an action" value={typed} onValueChange={setTyped} />
        <CommandList className="max-h-[min(24rem,60dvh)] p-1">
          <CommandEmpty>Nothing matches.</CommandEmpty>
          {typed !== "" && found}
          {[...groups].map(([group, actions]) => (
            <CommandGroup key={group} heading={group}>
              {actions.map(({ id, label, icon: Icon, keywords = [], shortcut, perform }) => (
                <CommandItem key={id} value={id} keywords={[label, ...keywords]} onSelect={() => run(perform)}>
                  <Icon aria-hidden="true" />
                  {label}
                  {shortcut !== undefined && (
                    <CommandShortcut className="tracking-normal">
                      <Kbd keys={shortcut} />
                    </CommandShortcut>
                  )}
                </CommandItem>
              ))}
            </CommandGroup>
          ))}
          {typed === "" && found}
        </CommandList>
      </Command>
    </CommandDialog>
  );
}

/** The server has searched already; the typed text as a keyword keeps the palette from filtering once more. */
function FoundTools({ workspace, typed, onOpen }: { workspace: string; typed: string; onOpen: (href: string) => void }) {
  const search = useDeferredValue(typed.trim());
  const found = useQuery({ ...toolQueries.find(workspace, search), placeholderData: keepPreviousData });
  const tools = found.data?.tools ?? [];
  if (tools.length === 0) return null;
  return (
    <CommandGroup heading="Tools">
      {tools.map((tool) => (
        <CommandItem
          key={tool.id}
          value={`tool:${tool.id}`}
          keywords={[tool.name, tool.displayName, typed]}
          onSelect={() => onOpen(`/${workspace}/tools/${tool.id}`)}
        >
          <ToolIcon type={tool.type} />
          <bdi className="truncate">{tool.displayName}</bdi>
          <span className="truncate font-mono text-xs text-muted-foreground">{tool.name}</span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
