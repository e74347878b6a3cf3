import type { AuditSubject } from "#lib/contracts/people.ts";

export const SUBJECT_LABELS: Record<AuditSubject, string> = {
  tool: "Tools",
  connector: "Connectors",
  endpoint: "Endpoints",
  snippet: "Snippets",
  credential: "Credentials",
  example: "Examples",
  member: "Members",
  invitation: "Invitations",
  token: "API tokens",
  workspace: "Workspace",
};

/** Where one is looked at; what has no page of its own has the list that it stands in. Below `/<workspace>/`. */
const PLACES: Partial<Record<AuditSubject, (id: string) => string>> = {
  tool: (id) => `tools/${id}`,
  connector: (id) => `connectors/${id}`,
  snippet: (id) => `snippets/${id}`,
  credential: () => "settings/credentials",
  member: () => "settings/members",
  token: () => "settings/tokens",
  workspace: () => "settings/general",
};

/** `tool.updated` in words: "updated the tool". An action that is new here is shown as it is written. */
export function actionWords(action: string): string {
  const [subject = "", verb] = action.split(".");
  return verb === undefined ? action : `${verb} the ${subject === "token" ? "API token" : subject}`;
}

/** What is left to look at of the subject of an event. */
export function placeOf(action: string, subjectId: string | null): string | null {
  const [subject = "", verb] = action.split(".");
  if (subjectId === null || verb === "deleted" || verb === "removed") return null;
  return PLACES[subject as AuditSubject]?.(subjectId) ?? null;
}
