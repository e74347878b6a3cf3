import type { CustomFetch } from "openid-client";
import { singleton } from "#lib/singleton.ts";
import type { OAuthClient } from "./oauth-client.ts";

interface Remembered {
  text: string;
  until: number;
}

const REMEMBERED_MS = 600_000;
const REMEMBERED_MAX = 500;

/** What a server says about itself is asked for every ten minutes, not with every token; a connector believes its own server only. */
export function discoveryMemory(client: OAuthClient, fetch: CustomFetch): CustomFetch {
  const memory = singleton("oauth.discovery", () => new Map<string, Remembered>());
  return async (url, options) => {
    if (options.method !== "GET") return fetch(url, options);
    const key = `${client.connectorId} ${client.tls?.ca ?? ""} ${url}`;
    const known = memory.get(key);
    if (known !== undefined && known.until > Date.now()) return toResponse(known.text);
    const answer = await fetch(url, options);
    if (answer.status !== 200) return answer;
    const text = await answer.text();
    memory.delete(key);
    memory.set(key, { text, until: Date.now() + REMEMBERED_MS });
    const [oldest] = memory.size > REMEMBERED_MAX ? memory.keys() : [];
    if (oldest !== undefined) memory.delete(oldest);
    return toResponse(text);
  };
}

function toResponse(text: string): Response {
  return new Response(text, { headers: { "content-type": "application/json" } });
}
