import { fromJson } from "@bufbuild/protobuf";
import { type FeatureSet, FeatureSetSchema } from "@bufbuild/protobuf/wkt";

const FEATURE = /^features\.([a-z_0-9]+)$/;

/** The features that an element of an edition file sets; undefined where it sets none. */
export function toFeatures(options: Readonly<Record<string, unknown>> | undefined): FeatureSet | undefined {
  const set = Object.entries(options ?? {}).flatMap(([name, value]) => {
    const feature = FEATURE.exec(name)?.[1];
    return feature === undefined || typeof value !== "string" ? [] : [[feature, value] as const];
  });
  if (set.length === 0) return undefined;
  // A feature of a later edition changes nothing that is known here.
  return fromJson(FeatureSetSchema, Object.fromEntries(set), { ignoreUnknownFields: true });
}
