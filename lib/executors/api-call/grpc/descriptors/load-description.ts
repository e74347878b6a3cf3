import type { FileRegistry } from "@bufbuild/protobuf";
import { RecentByWeight } from "#lib/recent-by-weight.ts";
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

/** Text whose descriptions are remembered: one takes several times its text. */
const CHARS_MAX = 20_000_000;

/** The description that a text holds, compiled once as long as it is in use. */
export function loadDescription({ document, sha256 }: DescriptionText): GrpcDescription {
  const remembered = singleton("grpc.descriptions", () => new RecentByWeight<GrpcDescription>(CHARS_MAX));
  return remembered.getOrMake(sha256, document.length, () => compile(document));
}

function compile(document: string): GrpcDescription {
  const files = fromDocument(document);
  return { registry: linkFiles(files), comments: commentsOf(files) };
}
