"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { TimeAgo } from "#components/common/time-ago.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import { tokenMutations } from "#lib/client/tokens.ts";
import { useNow } from "#lib/client/use-now.ts";
import type { Token } from "#lib/contracts/people.ts";

export function TokenRow({ token }: { token: Token }) {
  const { can } = useStudio();
  const now = useNow();
  const expired = token.expiresAt !== null && Date.parse(token.expiresAt) <= now;
  const over = token.revokedAt !== null ? "Revoked" : expired ? "Expired" : null;
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 p-4">
      <div className={cn("min-w-0 flex-1 basis-60 space-y-1.5", over !== null && "opacity-75")}>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <bdi className="min-w-0 truncate font-medium">{token.name}</bdi>
          <code className="font-mono text-xs text-muted-foreground">{token.prefix}…</code>
          {over !== null && <Badge variant="secondary">{over}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-muted-foreground">
          <span>
            {token.lastUsedAt === null ? (
              "Never used"
            ) : (
              <>
                Last used <TimeAgo iso={token.lastUsedAt} />
              </>
            )}
          </span>
          <Lifetime token={token} expired={expired} />
          {token.createdBy !== null && (
            <span>
              by <bdi>{token.createdBy}</bdi>
            </span>
          )}
        </p>
        <details className="text-sm">
          <summary className="w-fit cursor-pointer text-muted-foreground hover:text-foreground">
            {token.permissions.length === 1 ? "1 permission" : `${token.permissions.length} permissions`}
          </summary>
          <ul className="flex flex-wrap gap-1 pt-2">
            {token.permissions.map((permission) => (
              <li key={permission}>
                <Badge variant="outline" className="font-mono text-[0.6875rem] font-normal">
                  {permission}
                </Badge>
              </li>
            ))}
          </ul>
        </details>
      </div>
      {over === null && can("token:write") && <RevokeToken token={token} />}
    </li>
  );
}

function Lifetime({ token, expired }: { token: Token; expired: boolean }) {
  if (token.revokedAt !== null)
    return (
      <span>
        Revoked <TimeAgo iso={token.revokedAt} />
      </span>
    );
  if (token.expiresAt === null) return <span>Does not expire</span>;
  return (
    <span>
      {expired ? "Expired" : "Expires"} <TimeAgo iso={token.expiresAt} />
    </span>
  );
}

function RevokeToken({ token }: { token: Token }) {
  const { workspace } = useStudio();
  const revoke = useMutation(tokenMutations.revoke(useQueryClient(), workspace.slug));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm" aria-label={`Revoke ${token.name}`} disabled={revoke.isPending}>
          Revoke
        </Button>
      }
      title={`Revoke ${token.name}?`}
      description="Whatever calls with this token is refused from now on. This cannot be undone."
      action="Revoke"
      onConfirm={() =>
        revoke.mutate(token.id, {
          onSuccess: () => toast.success(`${token.name} was revoked`),
          onError: (error) => toast.error(toProblem(error).detail),
        })
      }
    />
  );
}
