"use client";

import Link from "next/link";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import type { AuditEvent } from "#lib/contracts/people.ts";
import { actionWords, placeOf } from "./action-words.ts";

const ACTOR_KINDS: Readonly<Record<string, string>> = { token: "API token", job: "Background job", hook: "Webhook" };

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <ul aria-label="Changes, newest first" className="divide-y rounded-lg border bg-card">
      {events.map((event) => (
        <AuditRow key={event.id} event={event} />
      ))}
    </ul>
  );
}

function AuditRow({ event }: { event: AuditEvent }) {
  const { actor, action, createdAt, detail } = event;
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <p className="text-muted-foreground">
        <TimeAgo iso={createdAt} />
      </p>
      <div className="min-w-0 space-y-1">
        <p className="break-words">
          <bdi className="font-medium">{actor.name ?? ACTOR_KINDS[actor.type] ?? "Somebody who left"}</bdi>
          {actor.type === "token" && <span className="text-muted-foreground"> (API token)</span>} {actionWords(action)}{" "}
          <Subject event={event} />
        </p>
        <Details detail={detail} requestId={event.requestId} />
      </div>
    </li>
  );
}

function Subject({ event: { action, subjectId, subjectName, detail } }: { event: AuditEvent }) {
  const { workspace } = useStudio();
  const name = subjectName ?? (typeof detail["name"] === "string" ? detail["name"] : null);
  const place = placeOf(action, subjectId);
  if (name === null) return null;
  if (place === null) return <bdi className="font-medium">{name}</bdi>;
  return (
    <Link
      href={`/${workspace.slug}/${place}`}
      className="font-medium underline decoration-border underline-offset-4 hover:decoration-current"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}

/** The named fields that the event keeps: never a secret. */
function Details({ detail, requestId }: Pick<AuditEvent, "detail" | "requestId">) {
  const fields = Object.entries(detail).filter(([name]) => name !== "name");
  const shown = requestId === null ? fields : [...fields, ["request", requestId] as const];
  if (shown.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted-foreground">
      {shown.map(([name, value]) => (
        <div key={name} className="flex min-w-0 max-w-full gap-1.5">
          <dt>{name}</dt>
          <dd className="line-clamp-3 min-w-0 font-mono wrap-anywhere text-foreground/80">{toText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
