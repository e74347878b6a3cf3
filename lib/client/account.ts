import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { accountOperations } from "#lib/contracts/operations/people.ts";
import type { SignUpInput } from "#lib/contracts/people.ts";
import { api } from "./api.ts";
import { ApiError } from "./api-error.ts";
import { localProblem } from "./to-problem.ts";

/** What next-auth is sent; an old password may be shorter than a new one must be. */
export const SignInInput = z.object({
  email: z.email("enter your email address"),
  password: z.string().min(1, "enter your password"),
});
export type SignInInput = z.infer<typeof SignInInput>;

export const accountQueries = {
  /** The person in a workspace, with the limits of its code. */
  me: (workspace: string) =>
    queryOptions({ queryKey: [workspace, "me"], queryFn: ({ signal }) => api(accountOperations.me, { workspace, signal }) }),
};

export const accountMutations = {
  rename: () => mutationOptions({ mutationFn: (name: string) => api(accountOperations.change, { body: { name } }) }),
  /** Every session ends by it; this browser gets a new one at once. */
  changePassword: (email: string) =>
    mutationOptions({
      mutationFn: async (body: { currentPassword: string; password: string }) => {
        await api(accountOperations.change, { body });
        await signInWithPassword({ email, password: body.password });
      },
    }),
  signIn: () => mutationOptions({ mutationFn: signInWithPassword }),
  signUp: () =>
    mutationOptions({
      mutationFn: async (body: z.input<typeof SignUpInput>) => {
        await api(accountOperations.signUp, { body });
        await signInWithPassword(body);
      },
    }),
};

/** next-auth answers with a code in `error`; a refusal reads the same for an unknown address and a wrong password. */
async function signInWithPassword({ email, password }: SignInInput): Promise<void> {
  // Needed once in a while only, and then after a click.
  const { signIn } = await import("next-auth/react");
  const answer = await signIn("credentials", { email, password, redirect: false });
  if (answer?.ok === true && !answer.error) return;
  if (answer?.error === "rate_limited" || answer?.status === 429) {
    throw new ApiError(localProblem("rate_limited", "Too many attempts for now. Wait a minute, then try again."));
  }
  if (answer?.error === "CredentialsSignin") {
    throw new ApiError(localProblem("unauthenticated", "That email and password do not belong together."));
  }
  throw new ApiError(localProblem("unavailable", "Sign-in is not available right now. Try again in a moment."));
}
