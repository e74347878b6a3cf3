"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChangedMeanwhile } from "#components/common/changed-meanwhile.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { connectorMutations } from "#lib/client/connectors.ts";
import { toast } from "#lib/client/toast.ts";
import { useOpened } from "#lib/client/use-opened.ts";
import { useSendOnce } from "#lib/client/use-send-once.ts";
import type { ConnectorView } from "#lib/contracts/connectors.ts";
import { ConnectorForm } from "./form/connector-form.tsx";
import { ConnectorUsesList } from "./uses/connector-uses-list.tsx";
import { DeleteConnectorDialog } from "./uses/delete-connector-dialog.tsx";

export function ConnectorSettings({ connector: present }: { connector: ConnectorView }) {
  const { can } = useStudio();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      {can("connector:write") ? (
        <SettingsForm connector={present} />
      ) : (
        <p className="text-sm text-muted-foreground">Your role may not change connectors.</p>
      )}
      <aside className="min-w-0 space-y-6 xl:sticky xl:top-6 xl:self-start">
        <section aria-label="Used by" className="space-y-3 rounded-lg border p-4">
          <h2 className="font-semibold">Used by</h2>
          <ConnectorUsesList connector={present} />
        </section>
        <p className="text-sm text-muted-foreground">
          Version {present.version}, saved <TimeAgo iso={present.updatedAt} />.
        </p>
        {can("connector:write") && <DeleteConnectorDialog connector={present} />}
      </aside>
    </div>
  );
}

function SettingsForm({ connector: present }: { connector: ConnectorView }) {
  const { workspace } = useStudio();
  const { opened: connector, changed, reopen } = useOpened(present);
  const update = useSendOnce(connectorMutations.update(useQueryClient(), workspace.slug, connector.id));
  return (
    <div className="min-w-0 space-y-4">
      {changed && !update.isPending && <ChangedMeanwhile onReopen={() => reopen(present)} />}
      <ConnectorForm
        key={connector.version}
        start={connector}
        connectorId={connector.id}
        isSaved={false}
        pending={update.isPending}
        error={update.error}
        action={() => "Save changes"}
        onSave={(saved) =>
          update.mutate(
            { ...saved.connector, version: connector.version },
            {
              onSuccess: (answer) => {
                reopen(answer.connector);
                toast.success("The connector was changed");
              },
            },
          )
        }
      />
    </div>
  );
}
