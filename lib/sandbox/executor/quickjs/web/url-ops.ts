import type { SyncArguments } from "./sync-arguments.ts";

/** Host names are turned into ASCII at a cost that is not linear, so what is parsed is bounded. */
const URL_CHARS_MAX = 64 * 1024;
/** The guest sends pieces of at most half of this, unless a single pair is longer. */
const FORM_CHARS_MAX = 128 * 1024;
const FORM_TEXTS_MAX = 2000;
const SETTABLE = ["href", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"] as const;

export const URL_OPS = {
  url: (args: SyncArguments) =>
    partsOf(args.count > 1 ? new URL(bounded(args.text(0)), bounded(args.text(1))) : new URL(bounded(args.text(0)))),
  "url.set": (args: SyncArguments) => {
    const url = new URL(bounded(args.text(0)));
    const key = SETTABLE.find((name) => name === args.text(1));
    if (key === undefined) throw new TypeError("A URL has no such part.");
    url[key] = bounded(args.text(2));
    return partsOf(url);
  },
  "form.parse": (args: SyncArguments) => {
    const text = args.text(0);
    const params = new URLSearchParams(text.length > FORM_CHARS_MAX ? mustBeOnePair(text) : text);
    return [...params];
  },
  "form.write": (args: SyncArguments) => {
    const params = new URLSearchParams();
    if (args.count > FORM_TEXTS_MAX) throw new RangeError("These are too many at once.");
    for (let index = 0; index < args.count; index += 2) params.append(args.text(index), args.text(index + 1));
    return params.toString();
  },
};

function partsOf(url: URL): string[] {
  return [...SETTABLE.map((key) => url[key]), url.origin];
}

function mustBeOnePair(text: string): string {
  if (text.includes("&")) throw new RangeError("This is too much at once.");
  return text;
}

function bounded(text: string): string {
  if (text.length > URL_CHARS_MAX) throw new TypeError("Invalid URL: it is too long.");
  return text;
}
