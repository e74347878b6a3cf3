"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ErrorState } from "#components/common/error-state.tsx";
import { ListSkeleton } from "#components/common/list-skeleton.tsx";
import { LoadMore } from "#components/common/load-more.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { useAddress } from "#lib/client/use-address.ts";
import { versionQueries } from "#lib/client/versions.ts";
import type { VersionedKind } from "#lib/contracts/describe/describe-changes.ts";
import { VersionDetail } from "./version-detail.tsx";
import { VersionLine } from "./version-line.tsx";

interface Props {
  kind: VersionedKind;
  id: string;
  /** The version that is current. */
  current: number;
  /** After an older one was restored; the queries about it are read again by then. */
  onRestored?: (() => void) | undefined;
  /** Where a version can be run. */
  runHref?: ((version: number) => string) | undefined;
}

/** The time line of a tool, endpoint or snippet; beside it the version that is looked at, against another one. The address says both. */
export function VersionsPanel({ kind, id, current, onRestored, runHref }: Props) {
  const { workspace } = useStudio();
  const { params, write } = useAddress();
  const query = useInfiniteQuery(versionQueries.list(workspace.slug, kind, id, current));
  if (query.isPending) return <ListSkeleton label="Loading the versions" />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const versions = query.data.pages.flatMap((page) => page.versions);
  const shown = readVersion(params["version"]) ?? current;
  const against = readVersion(params["against"]) ?? Math.max(1, shown - 1);
  const show = (version: number) => write({ version: version === current ? undefined : String(version), against: undefined }, "push");
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <section aria-label="Versions" className="min-w-0">
        <ol>
          {versions.map((version) => (
            <VersionLine
              key={version.version}
              version={version}
              isCurrent={version.version === current}
              isShown={version.version === shown}
              onShow={() => show(version.version)}
            />
          ))}
        </ol>
        <LoadMore query={query} what="versions" />
      </section>
      <VersionDetail
        kind={kind}
        id={id}
        current={current}
        shown={shown}
        against={against}
        versions={versions.map(({ version }) => version)}
        onCompare={(version) => write({ against: version === shown - 1 ? undefined : String(version) }, "push")}
        onRestored={() => {
          write({ version: undefined, against: undefined });
          onRestored?.();
        }}
        {...(runHref === undefined ? {} : { runHref: runHref(shown) })}
      />
    </div>
  );
}

function readVersion(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}
