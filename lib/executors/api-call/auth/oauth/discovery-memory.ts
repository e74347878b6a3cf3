import type { CustomFetch } from "openid-client";
import { singleton } from "#lib/singleton.ts";
import type { OAuthClient } from "./oauth-client.ts";

interface Remembered {
  status: number;
  text: string;
  until: number;
}

/** By status. A server that says nothing at an address may do so soon, when somebody sets it up. */
const REMEMBERED_MS: Record<number, number> = { 200: 600_000, 404: 30_000 };
const REMEMBERED_MAX = 500;

/** What a server says about itself is asked for every ten minutes, not with every token; a connector believes its own server only. */
export function discoveryMemory(client: OAuthClient, fetch: CustomFetch): CustomFetch {
  const memory = singleton("oauth.discovery", () => new Map<string, Remembered>());
  return async (url, options) => {
    if (options.method !== "GET") return fetch(url, options);
    const key = `${client.connectorId} ${client.tls?.ca ?? ""} ${url}`;
    const known = memory.get(key);
    if (known !== undefined && known.until > Date.now()) return toResponse(known);
    const answer = await fetch(url, options);
    const rememberedMs = REMEMBERED_MS[answer.status];
    if (rememberedMs === undefined) return answer;
    const told = { status: answer.status, text: await answer.text(), until: Date.now() + rememberedMs };
    memory.delete(key);
    memory.set(key, told);
    const [oldest] = memory.size > REMEMBERED_MAX ? memory.keys() : [];
    if (oldest !== undefined) memory.delete(oldest);
    return toResponse(told);
  };
}

function toResponse({ status, text }: Remembered): Response {
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}
