import type { Metadata } from "next";
import type { PageProps } from "#app/page-props.ts";
import { Hydrate } from "#components/common/hydrate.tsx";
import { ConsoleScreen } from "#components/console/console-screen.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { consoleQueries } from "#lib/client/console.ts";
import { ConsoleView } from "#lib/client/console-view.ts";
import { findSubject } from "./find-subject.ts";

export const metadata: Metadata = { title: "Console" };

export default async function ConsolePage({ params, searchParams }: PageProps<{ workspace: string }>) {
  const { workspace } = await params;
  const { kind, id } = ConsoleView.parse(await searchParams);
  const ctx = await pageContext(workspace, "tool:read");
  const subject = kind === undefined || id === undefined ? undefined : await findSubject(ctx, kind, id);
  return (
    <Hydrate queries={subject === undefined ? [] : [[consoleQueries.subject(workspace, subject.kind, subject.id), subject]]}>
      <ConsoleScreen />
    </Hydrate>
  );
}
