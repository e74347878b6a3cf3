import type { Studio } from "./studio.ts";

export interface SignInOutcome {
  status: number;
  /** The Cookie header of a signed-in browser; empty when the sign-in was refused. */
  cookie: string;
  text: string;
}

/** Signs in as the page does: a CSRF token first, then the form. */
export async function signIn(
  { url }: Pick<Studio, "url">,
  { email, password }: { email: string; password: string },
  headers: Record<string, string> = {},
): Promise<SignInOutcome> {
  const csrf = await fetch(`${url}/api/auth/csrf`, { headers });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, Cookie: cookiesOf(csrf), "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true", callbackUrl: url }),
  });
  const session = cookiesOf(response)
    .split("; ")
    .filter((cookie) => cookie.includes("session-token"));
  return { status: response.status, cookie: session.join("; "), text: await response.text() };
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
