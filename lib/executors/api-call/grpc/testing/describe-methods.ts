import type { DescMethod } from "@bufbuild/protobuf";
import type { ApiOperation } from "#lib/contracts/connector-schemas.ts";
import { describeMethod } from "../describe-method.ts";
import { findMethod } from "../descriptors/find-method.ts";
import type { GrpcDescription } from "../descriptors/load-description.ts";
import { listMethods } from "../list-methods.ts";

/** Every method that a description has, with its schemas. */
export function describeMethods(description: GrpcDescription): ApiOperation[] {
  return listMethods(description).map(({ name }) => {
    const [service = "", method = ""] = name.split("/");
    return describeMethod(findMethod(description, service, method) as DescMethod, description);
  });
}
