/** Labels of a host that do not tell whose it is. */
const GENERAL = /^(?:www|api|apis|rest|gateway|app|dev|staging|sandbox|prod|v\d+)$/i;
const SECOND_LEVEL = /^(?:co|com|org|net|gov|ac|edu)$/i;

interface Named {
  name: string;
  displayName: string;
}

/** A name for a service, by its host: `api.github.com` is github. */
export function nameService(host: string): Named {
  const [hostname = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host)?.slice(1) ?? [];
  const word = wordOf(hostname);
  const displayName = word === undefined ? host : word.charAt(0).toUpperCase() + word.slice(1);
  const name = toName(word ?? [hostname, port].filter((part) => part !== undefined).join("_"));
  return { name: name === "" ? "service" : name, displayName };
}

function wordOf(hostname: string): string | undefined {
  if (/^[\d.]+$|^\[/.test(hostname) || hostname === "localhost") return undefined;
  const labels = hostname.split(".").filter((label) => label !== "");
  const own = labels.length > 1 ? labels.slice(0, -1) : labels;
  const trimmed = own.length > 1 && SECOND_LEVEL.test(own.at(-1) ?? "") ? own.slice(0, -1) : own;
  return trimmed.findLast((label) => !GENERAL.test(label)) ?? trimmed.at(-1);
}

/** `GET /users/{id}/repos` is get_users_repos. */
export function nameEndpoint(method: string, path: string): Named {
  const words = path
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{"))
    .map((segment) => segment.replace(/\.\w+$/, ""));
  const thing = words.length === 0 ? "root" : words.join("_");
  const name = toName(`${method.toLowerCase()}_${thing}`);
  const title = `${method.charAt(0)}${method.slice(1).toLowerCase()} ${words.length === 0 ? "the root" : words.join(" ").replaceAll(/[-_]+/g, " ")}`;
  return { name, displayName: title.slice(0, 200) };
}

function toName(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 64);
}
