import type { Metadata } from "@grpc/grpc-js";

/** Metadata as texts; bytes as base64, which is how they travel. */
export function toHeaders(metadata: Metadata): Record<string, string> {
  const entries = Object.entries(metadata.getMap());
  return Object.fromEntries(entries.map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString("base64") : value]));
}
