import type { DescMethod } from "@bufbuild/protobuf";
import type { GrpcDescription } from "./load-description.ts";

/** A method by the full name of its service and its own. */
export function findMethod({ registry }: GrpcDescription, service: string, method: string): DescMethod | undefined {
  return registry.getService(service)?.methods.find(({ name }) => name === method);
}
