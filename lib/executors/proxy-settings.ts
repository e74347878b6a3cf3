import type { ProxySettings } from "#lib/egress/choose-proxy.ts";
import type { Env } from "#lib/env.ts";

type Settings = Pick<Env, "HTTP_PROXY" | "HTTPS_PROXY" | "NO_PROXY" | "http_proxy" | "https_proxy" | "no_proxy">;

/** The environment's proxies; as elsewhere, the lower-case spelling wins. */
export function proxySettings(settings: Settings): ProxySettings {
  return {
    http: settings.http_proxy ?? settings.HTTP_PROXY ?? "",
    https: settings.https_proxy ?? settings.HTTPS_PROXY ?? "",
    no: settings.no_proxy ?? settings.NO_PROXY ?? "",
  };
}
