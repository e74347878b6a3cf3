"use client";

import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { OUTCOME_ID, type SendDraft } from "../editor/use-send-draft.ts";
import { AnswerPane } from "./answer-pane.tsx";
import { SendHistory } from "./send-history.tsx";
import { SentRequest } from "./sent-request.tsx";

const TABS = ["answer", "request", "history"] as const;
const TITLES = { answer: "Answer", request: "Request as sent", history: "History" } as const;

/** What came of the last send: the answer, what went out, and the sends before. */
export function SendPane({ sending: { run, refused } }: { sending: SendDraft }) {
  const { endpoint } = useEditor();
  const { params, write } = useAddress();
  const tabs = TABS.filter((tab) => tab !== "history" || endpoint !== null);
  const current = tabs.find((tab) => tab === params["sent"]) ?? "answer";
  const { executionId } = run;
  return (
    <section aria-label="Sent" id={OUTCOME_ID} className="min-w-0 scroll-mt-20">
      <Tabs value={current} onValueChange={(next) => write({ sent: next === "answer" ? undefined : next })} className="gap-4">
        <TabsList className="w-full justify-start overflow-x-auto">
          {tabs.map((tab) => (
            <TabsTrigger key={tab} value={tab} className="flex-none px-3">
              {TITLES[tab]}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="answer" className="min-w-0">
          <AnswerPane run={run} refused={refused} />
        </TabsContent>
        <TabsContent value="request" className="min-w-0">
          <SentRequest executionId={run.isActive ? undefined : executionId} />
        </TabsContent>
        {endpoint !== null && (
          <TabsContent value="history" className="min-w-0">
            <SendHistory endpoint={endpoint} />
          </TabsContent>
        )}
      </Tabs>
    </section>
  );
}
