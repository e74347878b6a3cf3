import { Scrollable } from "#components/common/scrollable.tsx";
import { TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { PERMISSIONS, type Permission, ROLE_PERMISSIONS, ROLES, type Role } from "#lib/contracts/permissions.ts";
import { ROLES_EXPLAINED } from "./roles.ts";

const AREAS: Readonly<Record<string, string>> = {
  tool: "Tools",
  connector: "Connectors",
  credential: "Credentials",
  snippet: "Snippets",
  execution: "Log and usage",
  member: "Members",
  token: "API tokens",
  workspace: "Workspace",
  audit: "Audit trail",
};
const VERBS: Readonly<Record<string, string>> = { read: "see", run: "run", write: "change" };

const GROUPS = Map.groupBy<string, Permission>(PERMISSIONS, (permission) => permission.split(":")[0] ?? "");

/** Stays in sight while the roles scroll. */
const AREA = "sticky start-0 z-10 bg-card ps-4 font-medium max-sm:border-e";

/** What each role may do, from the very table that the server decides by. */
export function RoleMatrix() {
  return (
    <section aria-labelledby="roles" className="space-y-3">
      <h2 id="roles" className="font-semibold">
        What each role may do
      </h2>
      <Scrollable label="Roles side by side" className="rounded-lg border bg-card p-0 font-sans text-sm">
        <table className="w-full">
          <TableHeader>
            <TableRow>
              <TableHead scope="col" className={AREA}>
                <span className="sr-only">Area</span>
              </TableHead>
              {ROLES.map((role) => (
                <TableHead key={role} scope="col">
                  {ROLES_EXPLAINED[role].label}
                </TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {[...GROUPS].map(([area, permissions]) => (
              <TableRow key={area}>
                <TableHead scope="row" className={AREA}>
                  {AREAS[area] ?? area}
                </TableHead>
                {ROLES.map((role) => (
                  <TableCell key={role}>{wordsOf(role, permissions)}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </table>
      </Scrollable>
      <p className="text-sm text-muted-foreground">Only owners make, change and remove owners.</p>
    </section>
  );
}

function wordsOf(role: Role, permissions: readonly Permission[]) {
  const held = permissions.filter((permission) => ROLE_PERMISSIONS[role].includes(permission));
  if (held.length === 0)
    return (
      <span className="text-muted-foreground">
        <span aria-hidden="true">–</span>
        <span className="sr-only">nothing</span>
      </span>
    );
  return held.map((permission) => VERBS[permission.split(":")[1] ?? ""] ?? permission).join(", ");
}
