import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { fromPacked, toPacked } from "./packed-bytes.ts";
import type { SyncArguments } from "./sync-arguments.ts";

const HASHES = new Map([
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);
const RANDOM_BYTES_MAX = 65_536;

export const CRYPTO_OPS = {
  digest: (args: SyncArguments) => {
    const bytes = fromPacked(args.text(1), args.length(2));
    return toPacked(createHash(hashOf(args)).update(bytes).digest());
  },
  "hmac.sign": (args: SyncArguments) => toPacked(hmacOf(args)),
  "hmac.verify": (args: SyncArguments) => {
    const expected = hmacOf(args);
    const given = fromPacked(args.text(5), args.length(6));
    return given.length === expected.length && timingSafeEqual(given, expected);
  },
  random: (args: SyncArguments) => {
    const length = args.length(0);
    if (length > RANDOM_BYTES_MAX) throw new RangeError("Too many bytes.");
    return toPacked(randomBytes(length));
  },
  uuid: () => randomUUID(),
};

function hashOf(args: SyncArguments): string {
  const hash = HASHES.get(args.text(0));
  if (hash === undefined) throw new TypeError("The hash is not supported.");
  return hash;
}

function hmacOf(args: SyncArguments): Buffer {
  const key = fromPacked(args.text(1), args.length(2));
  return createHmac(hashOf(args), key)
    .update(fromPacked(args.text(3), args.length(4)))
    .digest();
}
