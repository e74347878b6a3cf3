import { ExecutorFailure } from "#lib/errors.ts";
import type { OAuthClient } from "#lib/executors/api-call/auth/oauth/oauth-client.ts";
import { OAuthFailure } from "#lib/executors/api-call/auth/oauth/oauth-failure.ts";
import { requestClientToken } from "#lib/executors/api-call/auth/oauth/request-client-token.ts";
import type { AccessToken, TokenEnv, TokenSource } from "#lib/executors/api-call/auth/token-source.ts";
import { tokenSpellings } from "./token-spellings.ts";

/** Tokens of a connector that is not saved: asked for anew and kept nowhere. Accounts can be connected to saved ones only. */
export class DraftTokens implements TokenSource {
  #given: AccessToken | null = null;
  /** The server's `error`, where it refused. */
  refusal: string | null = null;

  get spellings(): readonly string[] {
    return tokenSpellings(this.#given === null ? [] : [this.#given.accessToken]);
  }

  async get(client: OAuthClient, { egress, tenant, signal, timeoutMs }: TokenEnv, stale?: string): Promise<AccessToken | null> {
    if (stale !== undefined) return null;
    if (client.config.grant !== "client_credentials")
      throw new ExecutorFailure("auth", "Save the connector, then connect it to an account");
    const env = { egress, ...(tenant === undefined ? {} : { tenant }), signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) };
    this.#given ??= await this.#request(client, env);
    return this.#given;
  }

  async #request(client: OAuthClient, env: Parameters<typeof requestClientToken>[1]): Promise<AccessToken> {
    try {
      return await requestClientToken(client, env);
    } catch (thrown) {
      if (thrown instanceof OAuthFailure) this.refusal = thrown.error;
      throw thrown;
    }
  }
}
