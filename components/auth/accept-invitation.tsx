"use client";

import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "#components/common/form-problem.tsx";
import { SubmitButton } from "#components/common/submit-button.tsx";
import { invitationMutations } from "#lib/client/people.ts";

export function AcceptInvitation({ token, workspaceName }: { token: string; workspaceName: string }) {
  const accept = useMutation(invitationMutations.accept());
  const join = () => accept.mutate(token, { onSuccess: ({ workspace }) => window.location.assign(`/${workspace.slug}/tools`) });
  return (
    <div className="space-y-4">
      <FormProblem error={accept.error} />
      <SubmitButton type="button" className="w-full" pending={accept.isPending || accept.isSuccess} onClick={join}>
        Join {workspaceName}
      </SubmitButton>
    </div>
  );
}
