/** The element of the form that shows what stands at a path of the request. */
const FIELDS: Readonly<Record<string, string>> = {
  "authConfig.in": "keyIn",
  "authConfig.name": "keyName",
  "authConfig.headers": "authHeaders",
  "authConfig.oauth2": "issuer",
  "authConfig.oauth2.grant": "grant",
  "authConfig.oauth2.authorizationUrl": "authorizationUrl",
  "authConfig.oauth2.tokenUrl": "tokenUrl",
  "authConfig.oauth2.deviceAuthorizationUrl": "deviceAuthorizationUrl",
  "authConfig.oauth2.scope": "scope",
  "authConfig.oauth2.audience": "audience",
  "authConfig.oauth2.resource": "resource",
  "authConfig.oauth2.authorizationParams": "authorizationParams",
  "authConfig.oauth2.clientAuthentication": "clientAuthentication",
  "authConfig.wsSecurity": "usernameToken",
  defaultHeaders: "headerName",
  "timeouts.connectMs": "connectMs",
  "timeouts.firstByteMs": "firstByteMs",
  "retry.maxRetries": "maxRetries",
  "retry.baseDelayMs": "baseDelayMs",
  "rateLimit.requests": "rateRequests",
  "rateLimit.perSeconds": "ratePerSeconds",
  "rateLimit.burst": "rateBurst",
  "rateLimit.concurrency": "rateConcurrency",
  "circuitBreaker.failures": "breakerFailures",
  "circuitBreaker.cooldownMs": "breakerCooldownMs",
  "hosts.allow": "hostsAllow",
  "hosts.deny": "hostsDeny",
  adapter: "adapterRequest",
  "adapter.request": "adapterRequest",
  "adapter.response": "adapterResponse",
  "credential.name": "newCredentialName",
};

/** By the longest beginning of the path that has one; else the first step of the path is the field. */
export function fieldOf(path: string): string {
  const steps = path.replace(/^connector\./, "").split(/[.[]/);
  for (let count = steps.length; count > 0; count--) {
    const field = FIELDS[steps.slice(0, count).join(".")];
    if (field !== undefined) return field;
  }
  return steps[0] ?? "";
}
