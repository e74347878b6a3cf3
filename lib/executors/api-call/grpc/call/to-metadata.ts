import { Metadata } from "@grpc/grpc-js";
import { ExecutorFailure } from "#lib/errors.ts";

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md: `Custom-Metadata`. */
const KEY = /^[0-9a-z_.-]+$/;
const VALUE = /^[\x20-\x7e]*$/;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
/** What gRPC and HTTP/2 say themselves. */
const RESERVED =
  /^(grpc-.*|host|te|content-type|content-length|user-agent|connection|keep-alive|transfer-encoding|upgrade|proxy-connection)$/;

/** Headers as gRPC sends them; values of names that end in `-bin` are bytes, in base64. */
export function toMetadata(headers: Readonly<Record<string, string>>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (RESERVED.test(key)) throw refuse(name, "belongs to gRPC itself and cannot be set");
    if (!KEY.test(key)) throw refuse(name, "is no name that gRPC metadata can have: letters, digits, - _ and .");
    if (key.endsWith("-bin")) metadata.set(key, toBytes(name, value));
    else if (VALUE.test(value)) metadata.set(key, value);
    else throw refuse(name, "has a character that gRPC metadata cannot carry: only printable ASCII goes there");
  }
  return metadata;
}

function toBytes(name: string, value: string): Buffer {
  if (!BASE64.test(value)) throw refuse(name, "holds bytes, so its value must be base64");
  return Buffer.from(value, "base64");
}

function refuse(name: string, reason: string): ExecutorFailure {
  return new ExecutorFailure("validation", `The metadata ${name} ${reason}`);
}
