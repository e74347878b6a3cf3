"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { ConfirmDialog } from "#components/common/confirm-dialog.tsx";
import { useStudio } from "#components/shell/studio-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { memberMutations } from "#lib/client/people.ts";
import { toProblem } from "#lib/client/to-problem.ts";
import { toast } from "#lib/client/toast.ts";
import type { Member } from "#lib/contracts/people.ts";
import { Role } from "#lib/contracts/permissions.ts";
import { RoleSelect } from "./role-select.tsx";
import { ROLES_EXPLAINED } from "./roles.ts";

export function MemberRow({ member }: { member: Member }) {
  const { user, role: ownRole, can } = useStudio();
  const isSelf = member.userId === user.id;
  const mayChange = can("member:write") && !isSelf && (member.role !== "owner" || ownRole === "owner");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex items-center gap-2 font-medium">
          <bdi className="truncate">{member.name}</bdi>
          {isSelf && <Badge variant="secondary">You</Badge>}
        </p>
        <p className="truncate text-sm text-muted-foreground">{member.email}</p>
      </div>
      {mayChange ? (
        <MemberControls member={member} withOwner={ownRole === "owner"} />
      ) : (
        <p className="text-sm">{ROLES_EXPLAINED[member.role].label}</p>
      )}
    </li>
  );
}

function MemberControls({ member, withOwner }: { member: Member; withOwner: boolean }) {
  const { workspace } = useStudio();
  const client = useQueryClient();
  const setRole = useMutation(memberMutations.setRole(client, workspace.slug));
  const remove = useMutation(memberMutations.remove(client, workspace.slug));
  const change = (value: string) =>
    setRole.mutate(
      { userId: member.userId, role: Role.parse(value) },
      {
        onSuccess: (answer) => toast.success(`${member.name} is now ${ROLES_EXPLAINED[answer.member.role].label.toLowerCase()}`),
        onError: (error) => toast.error(toProblem(error).detail),
      },
    );
  return (
    <div className="flex items-center gap-2">
      <RoleSelect
        aria-label={`Role of ${member.name}`}
        title={ROLES_EXPLAINED[member.role].hint}
        withOwner={withOwner}
        value={setRole.isPending ? setRole.variables.role : member.role}
        disabled={setRole.isPending}
        onChange={(event) => change(event.target.value)}
      />
      <ConfirmDialog
        trigger={
          <Button variant="ghost" size="icon" aria-label={`Remove ${member.name}`} disabled={remove.isPending}>
            <UserMinus aria-hidden="true" />
          </Button>
        }
        title={`Remove ${member.name}?`}
        description="They lose access to this workspace at once. What they made stays."
        action="Remove"
        onConfirm={() =>
          remove.mutate(member.userId, {
            onSuccess: () => toast.success(`${member.name} was removed`),
            onError: (error) => toast.error(toProblem(error).detail),
          })
        }
      />
    </div>
  );
}
