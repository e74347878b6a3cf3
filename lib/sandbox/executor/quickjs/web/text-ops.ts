import { fromPacked, toPacked } from "./packed-bytes.ts";
import type { SyncArguments } from "./sync-arguments.ts";

const ENCODINGS = ["utf-8", "utf-16le", "windows-1252"] as const;

export const TEXT_OPS = {
  encode: (args: SyncArguments) => toPacked(Buffer.from(args.text(0), "utf8")),
  decode: (args: SyncArguments) => {
    const encoding = ENCODINGS.find((name) => name === args.text(0));
    if (encoding === undefined) throw new RangeError("The encoding is not supported.");
    const decoder = new TextDecoder(encoding, { fatal: args.flag(1), ignoreBOM: args.flag(2) });
    return decoder.decode(fromPacked(args.text(3), args.length(4)));
  },
  btoa: (args: SyncArguments) => btoa(args.text(0)),
  atob: (args: SyncArguments) => atob(args.text(0)),
  base64: (args: SyncArguments) => fromPacked(args.text(0), args.length(1)).toString("base64"),
  unbase64: (args: SyncArguments) => toPacked(Buffer.from(args.text(0), "base64")),
};
