import { fromJson } from "@bufbuild/protobuf";
import { type FeatureSet, FeatureSetSchema } from "@bufbuild/protobuf/wkt";

/** The features that an element of an edition file sets; undefined where it sets none. */
export function toFeatures(options: Readonly<Record<string, unknown>> | undefined): FeatureSet | undefined {
  const features = options?.["features"];
  if (typeof features !== "object" || features === null) return undefined;
  const own = Object.entries(features).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  // A feature of a later edition changes nothing that is known here.
  return own.length === 0 ? undefined : fromJson(FeatureSetSchema, Object.fromEntries(own), { ignoreUnknownFields: true });
}
