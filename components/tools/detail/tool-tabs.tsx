"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { TOOL_TABS, type ToolTab, ToolView } from "#lib/client/tool-view.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { Tool } from "#lib/contracts/tools.ts";
import type { ToolRun } from "../run/use-tool-run.ts";
import type { ToolDraftState } from "./definition/use-tool-draft.ts";
import { TARGET_VIEWS } from "./target/target-views.ts";

const loading = () => <ListSkeleton label="Loading the tab" />;
// Each comes when it is chosen, and is drawn by the browser alone: what was typed before its script runs would be lost.
const AccessTab = dynamic(() => import("./access/access-tab.tsx").then((module) => module.AccessTab), { ssr: false, loading });
const DefinitionTab = dynamic(() => import("./definition/definition-tab.tsx").then((module) => module.DefinitionTab), {
  ssr: false,
  loading,
});
const ToolLogs = dynamic(() => import("../logs/tool-logs.tsx").then((module) => module.ToolLogs), { ssr: false, loading });
const ToolRunner = dynamic(() => import("../run/tool-runner.tsx").then((module) => module.ToolRunner), { ssr: false, loading });
const UsageTab = dynamic(() => import("./usage/usage-tab.tsx").then((module) => module.UsageTab), { ssr: false, loading });
const VersionsPanel = dynamic(() => import("#components/common/versions/versions-panel.tsx").then((module) => module.VersionsPanel), {
  ssr: false,
  loading,
});

interface Props {
  tool: Tool;
  draft: ToolDraftState;
  run: ToolRun;
}

const LABELS: Record<Exclude<ToolTab, "target">, string> = {
  run: "Run",
  definition: "Definition",
  versions: "Versions",
  usage: "Usage",
  access: "Access",
  logs: "Log",
};

const SCREENS: Record<ToolTab, (props: Props) => ReactNode> = {
  run: ({ tool, run }) => <ToolRunner tool={tool} run={run} />,
  definition: ({ draft }) => <DefinitionTab state={draft} />,
  target: ({ tool }) => <Target tool={tool} />,
  versions: ({ tool }) => <Versions tool={tool} />,
  usage: ({ tool }) => <UsageTab tool={tool} />,
  access: ({ tool }) => <AccessTab tool={tool} />,
  logs: ({ tool }) => <ToolLogs tool={tool} />,
};

/** The tabs of a tool, and what is on each. */
export function ToolTabs(props: Props) {
  const { tool, draft } = props;
  const bar = useActiveInView(ToolView.parse(useAddress().params).tab);
  return (
    <>
      <div ref={bar} className="-mx-4 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:-mx-0.5 sm:px-0.5">
        <TabsList aria-label="Parts of the tool">
          {TOOL_TABS.map((name) => (
            <TabsTrigger key={name} value={name} className="px-3.5">
              {name === "target" ? TARGET_VIEWS[tool.type].tab : LABELS[name]}
              {name === "definition" && draft.isDirty && (
                <span className="size-1.5 rounded-full bg-warning" role="img" aria-label="unsaved changes" />
              )}
            </TabsTrigger>
          ))}
        </TabsList>
      </div>
      {TOOL_TABS.map((name) => {
        const Screen = SCREENS[name];
        return (
          <TabsContent key={name} value={name} className="mt-4 min-w-0">
            <Screen {...props} />
          </TabsContent>
        );
      })}
    </>
  );
}

/** On a phone a link may open a tab that stands outside the window. Only the bar moves, not the page. */
function useActiveInView(tab: ToolTab): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another tab that is to be brought into view.
  useLayoutEffect(() => {
    const active = bar.current?.querySelector("[aria-selected=true]")?.getBoundingClientRect();
    if (bar.current === null || active === undefined) return;
    const { left, width } = bar.current.getBoundingClientRect();
    bar.current.scrollLeft += active.left + active.width / 2 - (left + width / 2);
  }, [tab]);
  return bar;
}

function Target({ tool }: { tool: Tool }) {
  const { View } = TARGET_VIEWS[tool.type];
  return <View tool={tool} />;
}

function Versions({ tool }: { tool: Tool }) {
  const { can } = useStudio();
  return (
    <VersionsPanel
      kind="tool"
      id={tool.id}
      current={tool.version}
      {...(can("tool:run") ? { runHref: (version: number) => `?tab=run&version=${version}` } : {})}
    />
  );
}
