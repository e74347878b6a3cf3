"use client";

import { useStudio } from "#components/shell/studio-context.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import { useUnsaved } from "#lib/client/use-unsaved.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { EditorProvider } from "./editor/editor-context.tsx";
import { type Made, useEndpointEditor } from "./editor/use-endpoint-editor.ts";
import { useKeys } from "./editor/use-keys.ts";
import { useSaveEndpoint } from "./editor/use-save-endpoint.ts";
import { useSendDraft } from "./editor/use-send-draft.ts";
import { EditorHeader } from "./editor-header.tsx";
import { EditorNotices } from "./editor-notices.tsx";
import { EditorTabs } from "./editor-tabs.tsx";
import { OperationEditor } from "./operation/operation-editor.tsx";
import { RequestLine } from "./request-line.tsx";
import { SendButton } from "./send/send-button.tsx";
import { SendPane } from "./send/send-pane.tsx";

interface Props {
  connector: ConnectorView;
  present: Endpoint | null;
  copyOf: Endpoint | null;
  others: readonly Endpoint[];
  made?: Made | undefined;
  onMade?: (made: Made) => void;
}

/** One endpoint: its request above, what it says on the one side, what comes of sending it on the other. */
export function EndpointEditor({ connector, present, copyOf, others, made, onMade }: Props) {
  const { can } = useStudio();
  const { write } = useAddress();
  const opened = useEndpointEditor({ connector, present, copyOf, others, made });
  const { editor, open, version } = opened;
  const saving = useSaveEndpoint(editor, version, (saved) => {
    open(saved, true);
    if (present !== null) return;
    onMade?.({ id: saved.id, values: editor.draft.values, body: editor.draft.body, sample: editor.sample });
    write({ endpoint: saved.id, copy: undefined });
  });
  const sending = useSendDraft(editor);
  const maySend = can("connector:run") && can("connector:write");
  const isRest = editor.draft.definition.operation === null;
  useUnsaved(editor.isDirty);
  useKeys({
    ...(editor.mayWrite ? { "mod+s": saving.save } : {}),
    ...(maySend ? { "mod+enter": () => void sending.send() } : {}),
  });
  const sample = () => void sending.send({ whole: true });
  return (
    <EditorProvider editor={editor}>
      <div className="min-w-0 space-y-4">
        <EditorHeader saving={saving}>{!isRest && maySend && <SendButton sending={sending} size="sm" />}</EditorHeader>
        <EditorNotices
          changed={opened.changed && !saving.isPending}
          isRestored={opened.isRestored && editor.isDirty}
          error={saving.error}
          onReopen={() => present !== null && open(present, true)}
          onDiscard={opened.discard}
        />
        {isRest && (
          <div className="flex min-w-0 flex-wrap items-start gap-2 sm:flex-nowrap">
            <RequestLine />
            {maySend && <SendButton sending={sending} className="h-[2.375rem] max-sm:w-full" />}
          </div>
        )}
        <OperationEditor />
        <EditorTabs onSample={sample} isSending={sending.run.isActive} beside={<SendPane sending={sending} />} />
      </div>
    </EditorProvider>
  );
}
