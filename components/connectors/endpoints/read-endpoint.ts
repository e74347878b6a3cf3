import type { z } from "zod";
import { formTexts } from "#components/common/form-texts.ts";
import type { ApiType } from "#lib/contracts/connectors.ts";
import { type CreateEndpointInput, Method, pathNames } from "#lib/contracts/endpoints.ts";

type Input = z.input<typeof CreateEndpointInput>;

/** The request that the form of a new endpoint stands for, by the protocol of its connector. */
export function readEndpoint(apiType: ApiType, form: FormData): Input {
  const text = formTexts(form);
  const named = { name: text("name"), displayName: text("displayName") };
  if (apiType === "graphql") return { ...named, operation: { kind: "graphql", document: text("document") } };
  if (apiType === "soap") return { ...named, operation: { kind: "soap", operation: text("operation") } };
  if (apiType === "grpc") return { ...named, operation: { kind: "grpc", service: text("service"), method: text("grpcMethod") } };
  if (apiType === "custom") return { ...named, operation: { kind: "custom", name: text("operation") } };
  const path = text("path");
  const pathParams = [...new Set(pathNames(path))].map((name) => ({ name, type: "string" as const, required: true }));
  return { ...named, method: Method.parse(text("method")), path, pathParams };
}
