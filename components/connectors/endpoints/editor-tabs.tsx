"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { Split } from "#components/common/split.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";
import { bodyFields } from "./draft/body-fields.ts";
import { requestParametersOf } from "./draft/places.ts";
import { takesBody } from "./draft/read-parameters.ts";
import { useEditor } from "./editor/editor-context.tsx";

const TITLES = { parameters: "Parameters", body: "Body", response: "Response", behaviour: "Behaviour", versions: "Versions", json: "JSON" };
type Part = keyof typeof TITLES;

const loading = () => <ListSkeleton label="Loading the part" />;
// A part comes with the page that opens on it; the others when they are chosen.
const BehaviourSection = dynamic(() => import("./behaviour/behaviour-section.tsx").then((module) => module.BehaviourSection), {
  ssr: false,
  loading,
});
const BodySection = dynamic(() => import("./body/body-section.tsx").then((module) => module.BodySection), { ssr: false, loading });
const DefinitionJson = dynamic(() => import("./definition-json.tsx").then((module) => module.DefinitionJson), { ssr: false, loading });
const ParameterPlaces = dynamic(() => import("./parameters/parameter-places.tsx").then((module) => module.ParameterPlaces), {
  ssr: false,
  loading,
});
const ResponseSection = dynamic(() => import("./response/response-section.tsx").then((module) => module.ResponseSection), {
  ssr: false,
  loading,
});
const VersionsPanel = dynamic(() => import("#components/common/versions/versions-panel.tsx").then((module) => module.VersionsPanel), {
  ssr: false,
  loading,
});

interface Props {
  onSample: () => void;
  isSending: boolean;
  /** What comes of sending, beside the part that is edited. */
  beside: ReactNode;
}

/** The parts of an endpoint, one at a time; the address says which. */
export function EditorTabs({ onSample, isSending, beside }: Props) {
  const { draft, endpoint } = useEditor();
  const { params, write } = useAddress();
  const { definition } = draft;
  const parts = partsOf(definition, endpoint !== null);
  const current = parts.find((part) => part === params["part"]) ?? parts[0] ?? "body";
  const counts: Partial<Record<Part, number>> = {
    parameters: requestParametersOf(definition).length,
    body: takesBody(definition) ? bodyFields(definition.bodySchema).length : 0,
  };
  return (
    <Tabs value={current} onValueChange={(next) => write({ part: next === parts[0] ? undefined : next }, "push")} className="min-w-0 gap-4">
      <TabsList className="w-full justify-start overflow-x-auto">
        {parts.map((part) => (
          <TabsTrigger key={part} value={part} className="flex-none px-2.5">
            {definition.operation !== null && part === "body" ? "Parameters" : TITLES[part]}
            {(counts[part] ?? 0) > 0 && <span className="text-xs font-normal text-muted-foreground tabular-nums">{counts[part]}</span>}
          </TabsTrigger>
        ))}
      </TabsList>
      {current === "versions" && endpoint !== null ? (
        <TabsContent value="versions" className="min-w-0">
          <VersionsPanel kind="endpoint" id={endpoint.id} current={endpoint.version} />
        </TabsContent>
      ) : (
        <Split
          id="endpoint"
          initial={57}
          minLeft={35}
          minRight={30}
          left={<EditedPart part={current} onSample={onSample} isSending={isSending} />}
          right={beside}
        />
      )}
    </Tabs>
  );
}

function EditedPart({ part, onSample, isSending }: Omit<Props, "beside"> & { part: Part }) {
  return (
    <TabsContent value={part} className="min-w-0">
      {part === "parameters" && <ParameterPlaces />}
      {part === "body" && <BodySection />}
      {part === "response" && <ResponseSection onSample={onSample} isSending={isSending} />}
      {part === "behaviour" && <BehaviourSection />}
      {part === "json" && <DefinitionJson />}
    </TabsContent>
  );
}

/** Path, query and headers belong to REST; a message of another protocol is all body. */
function partsOf({ operation }: EndpointDefinition, isSaved: boolean): Part[] {
  const request: Part[] = operation === null ? ["parameters", "body"] : ["body"];
  return [...request, "response", "behaviour", ...(isSaved ? (["versions"] as const) : []), "json"];
}
