import type { z } from "zod";
import type { formTexts } from "#components/common/form-texts.ts";
import { readPairs } from "#components/common/lines/read-pairs.ts";
import { AuthConfig, type AuthType, OAuth2Config } from "#lib/contracts/connector-auth.ts";
import type { ApiType } from "#lib/contracts/connectors.ts";

type Input = z.input<typeof AuthConfig>;
type Texts = ReturnType<typeof formTexts>;

interface Chosen {
  apiType: ApiType;
  authType: AuthType;
  present: AuthConfig | undefined;
}

const Place = AuthConfig.shape.in.unwrap();
const { grant: Grant, clientAuthentication: ClientAuthentication } = OAuth2Config.shape;
const TOKENS = { "": null, text: "text", digest: "digest" } as const;

/** How the credential is used. What belongs to another kind of auth than the chosen one is dropped, all else kept. */
export function readAuthConfig(text: Texts, { apiType, authType, present }: Chosen): Input {
  return {
    ...(authType === "api_key" ? { in: Place.parse(text("keyIn")), name: text("keyName") } : {}),
    ...(authType === "custom_headers" ? { headers: readPairs(text("authHeaders"), ":") } : {}),
    ...(authType === "oauth2" ? { oauth2: readOAuth2(text) } : {}),
    ...(apiType === "soap" ? { wsSecurity: readWsSecurity(text, present?.wsSecurity ?? null) } : {}),
  };
}

function readOAuth2(text: Texts): Input["oauth2"] {
  const orNull = (name: string) => text(name) || null;
  return {
    grant: Grant.parse(text("grant")),
    issuer: orNull("issuer"),
    authorizationUrl: orNull("authorizationUrl"),
    tokenUrl: orNull("tokenUrl"),
    deviceAuthorizationUrl: orNull("deviceAuthorizationUrl"),
    scope: text("scope"),
    audience: orNull("audience"),
    resource: orNull("resource"),
    authorizationParams: readPairs(text("authorizationParams"), "="),
    clientAuthentication: ClientAuthentication.parse(text("clientAuthentication")),
    perUser: text("perUser") === "yes",
  };
}

function readWsSecurity(text: Texts, present: AuthConfig["wsSecurity"]): Input["wsSecurity"] {
  const usernameToken = TOKENS[text("usernameToken") as keyof typeof TOKENS] ?? null;
  const sign = text("signMessages") === "yes";
  const timestamp = text("timestamp") === "yes";
  return usernameToken === null && !sign && present === null ? null : { usernameToken, sign, timestamp };
}
