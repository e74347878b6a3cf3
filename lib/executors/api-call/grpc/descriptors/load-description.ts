import type { FileRegistry } from "@bufbuild/protobuf";
import { singleton } from "#lib/singleton.ts";
import { commentsOf } from "./comments-of.ts";
import { fromDocument } from "./descriptor-set.ts";
import { linkFiles } from "./link-files.ts";

/** The text that describes a service, and its hash. */
export interface DescriptionText {
  document: string;
  sha256: string;
}

/** A service's description, ready to encode and decode by. */
export interface GrpcDescription {
  registry: FileRegistry;
  comments: ReadonlyMap<string, string>;
}

/** Compiled descriptions are several times as large as their texts. */
const KEPT_MAX = 20;

/** The description that a text holds, compiled once as long as it is in use. */
export function loadDescription({ document, sha256 }: DescriptionText): GrpcDescription {
  const kept = singleton("grpc.descriptions", () => new Map<string, GrpcDescription>());
  const known = kept.get(sha256) ?? compile(document);
  kept.delete(sha256);
  kept.set(sha256, known);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  return known;
}

function compile(document: string): GrpcDescription {
  const files = fromDocument(document);
  return { registry: linkFiles(files), comments: commentsOf(files) };
}
