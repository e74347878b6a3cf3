import type { DescService } from "@bufbuild/protobuf";
import type { OperationSummary } from "#lib/contracts/connector-schemas.ts";
import type { GrpcDescription } from "./descriptors/load-description.ts";
import { summaryOf } from "./summary-of.ts";

/** Every method that the description has, in the order of the names. */
export function listMethods(description: GrpcDescription): OperationSummary[] {
  return [...description.registry]
    .filter((type): type is DescService => type.kind === "service")
    .flatMap(({ methods }) => methods.map((method) => summaryOf(method, description)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
