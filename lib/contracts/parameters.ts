import { z } from "zod";
import { Json, type JsonObject } from "./json.ts";

export const PARAMETER_TYPES = ["string", "number", "integer", "boolean", "object", "array"] as const;
export const ParameterType = z.enum(PARAMETER_TYPES);
export type ParameterType = z.infer<typeof ParameterType>;

const constraints = {
  type: ParameterType,
  description: z.string().max(2_000).optional(),
  default: Json.optional(),
  /** Bounds of a number, or of the count of an array's items. */
  min: z.number().optional(),
  max: z.number().optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(0).optional(),
  /** RE2 syntax: linear time, no look-around, no back-references. */
  pattern: z.string().max(1_000).optional(),
  enum: z.array(Json).min(1).max(500).optional(),
  /** Which service writes this value: `date-time`, `email`, `uri` … */
  format: z.string().max(50).optional(),
};

export type ParameterSchema = {
  type: ParameterType;
  description?: string | undefined;
  default?: Json | undefined;
  min?: number | undefined;
  max?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  enum?: Json[] | undefined;
  format?: string | undefined;
  items?: ParameterSchema | undefined;
  properties?: Parameter[] | undefined;
};
export type Parameter = ParameterSchema & { name: string; required?: boolean | undefined };

export const ParameterName = z.string().min(1).max(128);

/** The schema of an array's items: a parameter without a name. */
export const ParameterSchema: z.ZodType<ParameterSchema> = z
  .strictObject({
    ...constraints,
    get items() {
      return ParameterSchema.optional();
    },
    get properties() {
      return ParameterList.optional();
    },
  })
  .meta({ id: "ParameterSchema" });

/** What every parameter has. */
export const parameterFields = {
  name: ParameterName,
  required: z.boolean().optional(),
  ...constraints,
  get items() {
    return ParameterSchema.optional();
  },
  get properties() {
    return ParameterList.optional();
  },
};

/** One parameter as the API writes it: `{name, type, required, …}`, nested through `items` and `properties`. */
export const Parameter: z.ZodType<Parameter> = z.strictObject(parameterFields).meta({ id: "Parameter" });

export const ParameterList: z.ZodType<Parameter[]> = z
  .array(z.lazy(() => Parameter))
  .max(200)
  .refine((list) => new Set(list.map((parameter) => parameter.name)).size === list.length, "two parameters have the same name")
  .meta({ id: "ParameterList" });

/** A JSON Schema (draft 2020-12) whose root is an object. */
export const JsonSchemaObject = z
  .record(z.string(), Json)
  .refine((schema) => schema["type"] === "object" || "properties" in schema || "$ref" in schema, {
    error: 'a JSON Schema of parameters needs "type": "object"',
  });

/** Parameters in either form; both are kept as they were written. */
export const Parameters = z.union([ParameterList, JsonSchemaObject], {
  error: (issue) =>
    Array.isArray(issue.input) || issue.input instanceof Object ? undefined : "expected a list of parameters or a JSON Schema object",
});
export type Parameters = Parameter[] | JsonObject;
