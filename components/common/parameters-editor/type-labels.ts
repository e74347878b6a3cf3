import type { ParameterType } from "#lib/contracts/parameters.ts";

/** Types as people call them who do not write code. */
export const TYPE_LABELS: Record<ParameterType, string> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "yes or no",
  object: "object",
  array: "list",
};
