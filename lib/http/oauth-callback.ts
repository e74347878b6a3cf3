import { assertSameOrigin } from "#lib/auth/assert-same-origin.ts";
import { authorize } from "#lib/auth/authorize.ts";
import { cookiesOf } from "#lib/auth/cookies.ts";
import { findSessionUser } from "#lib/auth/session.ts";
import { STATUS } from "#lib/contracts/errors.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { finishConnection, type Unconfirmed } from "#lib/services/oauth/finish-connection.ts";
import { callbackPage } from "./callback-page.ts";
import { rateLimit } from "./rate-limit.ts";
import { requestIdOf } from "./request-id.ts";

const SEARCH_CHARS_MAX = 16_384;
const HOME = { label: "Go to the studio", href: "/" };

/** Where authorization servers send browsers back to: a page that says whether the connector is connected now, or why not. */
export async function oauthCallback(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const { caller } = await authorize(request, "anyone", requestId);
    await rateLimit(caller);
    const { search } = new URL(request.url);
    if (search.length > SEARCH_CHARS_MAX) throw new AppError("invalid_request", "The address is too long.");
    const user = await findSessionUser(cookiesOf(request));
    const confirmed = request.method === "POST";
    if (confirmed) assertSameOrigin(request, { requireOrigin: true });
    const userId = user?.id ?? null;
    const finished = await finishConnection({ search, userId, confirmed, requestId, signal: request.signal });
    if ("unconfirmed" in finished) return confirmPage(finished, search, requestId);
    const { connector, workspace } = finished;
    const text = `${connector.displayName} is connected for ${workspace.name}. Go on there, or close this page.`;
    const next = { label: `Go to ${connector.displayName}`, href: `/${workspace.slug}/connectors/${connector.id}` };
    return callbackPage({ status: 200, title: "Connected", text, next, requestId });
  } catch (error) {
    const known = error instanceof AppError ? error : undefined;
    if (known === undefined) log.error("request.failed", error, { requestId });
    const text = known?.message ?? `Something went wrong on our side. Request id: ${requestId}`;
    return callbackPage({ status: STATUS[known?.code ?? "internal"], title: "Not connected", text, next: HOME, requestId });
  }
}

function confirmPage({ unconfirmed }: Unconfirmed, search: string, requestId: string): Response {
  const { connector, workspace, token } = unconfirmed;
  const text = `The API token ${token} of the workspace ${workspace} asks to connect your account to ${connector}. Calls that are made with it there would be made in your name. Go on only if you have asked for that.`;
  const action = { label: "Connect my account", href: `/api/oauth/callback${search}` };
  return callbackPage({ status: 200, title: "Connect your account?", text, next: HOME, action, requestId });
}
