// A certified OAuth 2.0 and OpenID Connect server: node oidc-provider.mjs PORT OPTIONS, options as JSON.
import { Provider } from "oidc-provider";

const port = Number(process.argv[2]);
const options = JSON.parse(process.argv[3]);
const url = `http://127.0.0.1:${port}`;

const grants = ["authorization_code", "refresh_token"];
const web = { redirect_uris: options.redirectUris, grant_types: grants, response_types: ["code"] };
const machine = { redirect_uris: [], grant_types: ["client_credentials"], response_types: [] };
const device = "urn:ietf:params:oauth:grant-type:device_code";

const provider = new Provider(url, {
  clients: [
    { ...web, client_id: "web", client_secret: "web-secret", token_endpoint_auth_method: "client_secret_basic" },
    { ...web, client_id: "web-post", client_secret: "web-post-secret", token_endpoint_auth_method: "client_secret_post" },
    { ...web, client_id: "public", token_endpoint_auth_method: "none" },
    { ...machine, client_id: "machine", client_secret: "machine-secret", token_endpoint_auth_method: "client_secret_post" },
    { ...machine, client_id: "machine-basic", client_secret: "machine-basic-secret", token_endpoint_auth_method: "client_secret_basic" },
    {
      client_id: "device",
      client_secret: "device-secret",
      redirect_uris: [],
      response_types: [],
      grant_types: [device, "refresh_token"],
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  pkce: { required: () => true },
  scopes: ["openid", "offline_access", "api:read", "api:write"],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => url,
      getResourceServerInfo: () => ({ scope: "api:read api:write", accessTokenFormat: "opaque" }),
      useGrantedResource: () => true,
    },
  },
  ttl: {
    AccessToken: options.accessTokenSeconds,
    ClientCredentials: options.accessTokenSeconds,
    RefreshToken: 3600,
    DeviceCode: 600,
    Grant: 3600,
    Session: 3600,
    Interaction: 600,
  },
  rotateRefreshToken: options.rotateRefreshToken,
  issueRefreshToken: () => true,
  cookies: { keys: ["only for tests"] },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});

// What tests ask for beside the standard: how often tokens were given, and an API that takes them.
const issued = {};
provider.on("grant.success", (ctx) => {
  const kind = ctx.oidc.params.grant_type;
  issued[kind] = (issued[kind] ?? 0) + 1;
});
const refused = {};
provider.on("grant.error", (_ctx, error) => {
  refused[error.error] = (refused[error.error] ?? 0) + 1;
});
let calls = 0;
provider.use(async (ctx, next) => {
  if (ctx.path === "/test/counts") ctx.body = { issued, refused, calls };
  else if (ctx.path === "/test/api") await answerApi(ctx);
  else {
    if (ctx.path === "/token" && options.tokenDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, options.tokenDelayMs));
    await next();
  }
});

async function answerApi(ctx) {
  const [, value] = /^Bearer (.+)$/.exec(ctx.get("authorization")) ?? [];
  const token = value && ((await provider.AccessToken.find(value)) ?? (await provider.ClientCredentials.find(value)));
  if (!token) {
    ctx.status = 401;
    ctx.set("WWW-Authenticate", 'Bearer error="invalid_token"');
    ctx.body = { error: "invalid_token" };
    return;
  }
  calls++;
  ctx.body = { client: token.clientId, account: token.accountId ?? null, scope: token.scope ?? "" };
}

provider.listen(port, "127.0.0.1");
