const HOPS_MAX = 20;

/**
 * Does what a person's browser does at oidc-provider's own pages: signs in as `login` with any password, and agrees. Begins at an
 * authorization URL, or at a device's verification URL with its code. Returns the first address on another origin, for the former the
 * redirect with code and state, or else where it ended.
 */
export async function signInAt(url: string, login = "ann"): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(url);
  let fields: URLSearchParams | undefined;
  for (let hop = 0; hop < HOPS_MAX; hop++) {
    const cookie = Array.from(cookies, (pair) => pair.join("=")).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie }, ...(fields && { method: "POST", body: fields }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    const form = location === null ? formOf(await answer.text(), login) : undefined;
    const next = location ?? form?.action;
    if (next === undefined) return at;
    const target = new URL(next, at);
    if (target.origin !== at.origin) return target;
    at = target;
    fields = form?.fields;
  }
  throw new Error(`The sign-in did not end; it was at ${at.href}`);
}

function formOf(page: string, login: string): { action: string; fields: URLSearchParams } | undefined {
  const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
  if (action === undefined) return undefined;
  const hidden = page.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g);
  const fields = new URLSearchParams(Array.from(hidden, ([, name = "", value = ""]) => [name, value]));
  fields.set("login", login);
  fields.set("password", "any");
  return { action, fields };
}
