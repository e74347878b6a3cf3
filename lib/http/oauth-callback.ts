import { authorize } from "#lib/auth/authorize.ts";
import { cookiesOf } from "#lib/auth/cookies.ts";
import { findSessionUser } from "#lib/auth/session.ts";
import { STATUS } from "#lib/contracts/errors.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { finishConnection } from "#lib/services/oauth/finish-connection.ts";
import { callbackPage } from "./callback-page.ts";
import { rateLimit } from "./rate-limit.ts";
import { requestIdOf } from "./request-id.ts";

const SEARCH_CHARS_MAX = 16_384;

/** Where authorization servers send browsers back to: a page that says whether the connector is connected now, or why not. */
export async function oauthCallback(request: Request): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    const { caller } = await authorize(request, "anyone", requestId);
    await rateLimit(caller);
    const { search } = new URL(request.url);
    if (search.length > SEARCH_CHARS_MAX) throw new AppError("invalid_request", "The address is too long.");
    const user = await findSessionUser(cookiesOf(request));
    const { connector, workspace } = await finishConnection({ search, userId: user?.id ?? null, requestId, signal: request.signal });
    const text = `${connector.displayName} is connected for ${workspace.name}. You can close this page.`;
    return callbackPage({ status: 200, title: "Connected", text, href: `/${workspace.slug}/connectors/${connector.id}`, requestId });
  } catch (error) {
    const known = error instanceof AppError ? error : undefined;
    if (known === undefined) log.error("request.failed", error, { requestId });
    const text = known?.message ?? `Something went wrong on our side. Request id: ${requestId}`;
    return callbackPage({ status: STATUS[known?.code ?? "internal"], title: "Not connected", text, href: "/", requestId });
  }
}
