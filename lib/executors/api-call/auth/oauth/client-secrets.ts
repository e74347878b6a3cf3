import type { OAuthClient } from "./oauth-client.ts";

/** What of a client is secret, as requests carry it: RFC 6749 section 2.3.1 writes id and secret as a form does before they become Basic. */
export function clientSecrets({ clientId, clientSecret }: Pick<OAuthClient, "clientId" | "clientSecret">): string[] {
  if (clientSecret === "") return [];
  const pair = `${inForm(clientId)}:${inForm(clientSecret)}`;
  return [clientSecret, inForm(clientSecret), pair, Buffer.from(pair, "utf8").toString("base64")];
}

/** As oauth4webapi does it: everything but letters and digits. */
function inForm(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[-_.!~*'()]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
