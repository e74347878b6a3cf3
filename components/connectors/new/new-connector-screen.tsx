"use client";

import { useState } from "react";
import { PageHeader } from "#components/common/page-header.tsx";
import { Wide } from "#components/common/wide.tsx";
import { Button } from "#components/ui/button.tsx";
import { toProblem } from "#lib/client/to-problem.ts";
import { useAddress } from "#lib/client/use-address.ts";
import type { ImportPlan } from "#lib/contracts/import-plan.ts";
import { BLANK_CONNECTOR } from "../form/blank-connector.ts";
import { ConnectorForm } from "../form/connector-form.tsx";
import type { ConnectorDraft } from "../form/read-connector.ts";
import { PasteBox } from "./paste-box.tsx";
import { Understood } from "./understood.tsx";
import { useReading } from "./use-reading.ts";
import { useSavePlan } from "./use-save-plan.ts";
import { WaysIn } from "./ways-in.tsx";

const KINDS: Record<ImportPlan["kind"], string> = { url: "an address", curl: "a cURL line" };
type Changed = Pick<ImportPlan, "endpoints" | "credential">;

/** One box that takes whatever there is of a service, and beside it what becomes of that. */
export function NewConnectorScreen() {
  const { params, write } = useAddress();
  const [text, setText] = useState("");
  const [changed, setChanged] = useState<Changed & { of: ImportPlan }>();
  const { plan, of, isReading, error } = useReading(text);
  const save = useSavePlan(plan?.parameters ?? {});
  const isForm = params["form"] !== undefined;
  const { endpoints, credential } = (changed?.of === plan ? changed : undefined) ?? plan ?? { endpoints: [], credential: null };
  const change = (next: Partial<Changed>) => plan !== undefined && setChanged({ of: plan, endpoints, credential, ...next });
  const hasForm = plan !== undefined || isForm;
  return (
    <Wide className="space-y-6">
      <PageHeader
        title="New connector"
        description="Paste what you have of the service. Everything that is read from it can be changed before you save."
      />
      <div
        className={`grid grid-cols-[minmax(0,1fr)] gap-6 ${hasForm ? "xl:grid-cols-[24rem_minmax(0,1fr)]" : "xl:grid-cols-[minmax(0,1fr)_26rem]"}`}
      >
        <div className="min-w-0 space-y-5 xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:self-start xl:overflow-y-auto xl:p-1 xl:-m-1">
          <PasteBox
            text={text}
            onText={setText}
            isReading={isReading}
            kind={plan === undefined || error !== null ? undefined : KINDS[plan.kind]}
            problem={error === null ? undefined : toProblem(error).detail}
            isLarge={!hasForm}
          />
          {plan !== undefined && <Understood plan={plan} endpoints={endpoints} onEndpoints={(next) => change({ endpoints: next })} />}
          {isForm && plan === undefined && (
            <Button type="button" variant="link" size="sm" className="px-0" onClick={() => write({ form: undefined }, "push")}>
              Close the form
            </Button>
          )}
        </div>
        {hasForm ? (
          <ConnectorForm
            key={plan === undefined ? "blank" : `of ${of}`}
            start={plan?.connector ?? BLANK_CONNECTOR}
            credential={credential}
            onCredentialRemoved={() => change({ credential: null })}
            isSaved={save.isSuccess}
            isUnsaved={text.trim() !== ""}
            pending={save.isPending || save.isSuccess}
            error={save.error}
            action={(draft) => actionFor(draft, endpoints.length)}
            onSave={(saved) => save.run({ ...saved, endpoints })}
          />
        ) : (
          <WaysIn onTry={setText} onForm={() => write({ form: "1" }, "push")} />
        )}
      </div>
    </Wide>
  );
}

function actionFor({ authType, authConfig, credentialId }: ConnectorDraft, endpoints: number): string {
  const connects = authType === "oauth2" && authConfig?.oauth2?.grant === "authorization_code" && credentialId != null;
  if (connects) return "Create and connect";
  return endpoints === 0 ? "Create connector" : "Create connector and endpoint";
}
