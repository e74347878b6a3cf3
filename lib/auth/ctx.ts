import type { ActorType, ExecutionSource } from "#lib/contracts/executions.ts";
import type { Permission, Role } from "#lib/contracts/permissions.ts";
import type { RunProgress } from "#lib/contracts/run-events.ts";

export interface Actor {
  type: ActorType;
  id: string;
  name: string;
}

export interface WorkspaceRef {
  id: string;
  slug: string;
  name: string;
}

/** Who acts, where, with which permissions. Every verb takes one; a job makes its own. */
export interface Ctx {
  actor: Actor;
  workspace: WorkspaceRef;
  /** Null for tokens and jobs, which hold permissions without a role. */
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  source: ExecutionSource;
  requestId: string;
  signal: AbortSignal;
  /** Where the caller wants to hear how its execution goes on. Never told of those that its code calls. */
  onProgress?: (progress: RunProgress) => void;
}

/** A signed-in person outside any workspace. */
export interface UserCtx {
  user: { id: string; email: string; name: string };
  requestId: string;
}

/** A caller that nobody knows. */
export interface AnonymousCtx {
  /** The network address that the request came from, or `unknown`. */
  address: string;
  requestId: string;
}
