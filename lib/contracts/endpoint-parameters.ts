import { z } from "zod";
import { HeaderName } from "./header-name.ts";
import { type Parameter, parameterFields } from "./parameters.ts";

/** How a value is written (OpenAPI 3.1, "Style Values"); `json` is its `content: application/json`. */
export const ParameterStyle = z.enum(["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "json"]);
export type ParameterStyle = z.infer<typeof ParameterStyle>;

/** How an endpoint sends a parameter, beside what it is. */
export type Serialization = {
  /** `simple` in paths and headers, `form` in queries and cookies, unless it is given. */
  style?: ParameterStyle | undefined;
  /** Whether each item or field is written by itself; true for `form` and `deepObject` unless it is given. */
  explode?: boolean | undefined;
  /** In queries: `:/?@!$'()*,;=` go out as they are. */
  allowReserved?: boolean | undefined;
};
export type EndpointParameter = Parameter & Serialization;

const EndpointParameter: z.ZodType<EndpointParameter> = z
  .strictObject({
    ...parameterFields,
    style: ParameterStyle.optional(),
    explode: z.boolean().optional(),
    allowReserved: z.boolean().optional(),
  })
  .meta({ id: "EndpointParameter" });

function listOf(place: string, styles: readonly ParameterStyle[]) {
  return z
    .array(EndpointParameter)
    .max(200)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "two parameters have the same name")
    .refine((list) => list.every(({ style }) => style === undefined || styles.includes(style)), {
      error: `the style of a ${place} parameter is one of ${styles.join(", ")}`,
    });
}

export const PathParameters = listOf("path", ["simple", "label", "matrix", "json"]);
export const QueryParameters = listOf("query", ["form", "spaceDelimited", "pipeDelimited", "deepObject", "json"]);
export const HeaderParameters = listOf("header", ["simple", "json"]).refine(
  (list) => list.every(({ name }) => HeaderName.safeParse(name).success),
  "not a header name",
);
export const CookieParameters = listOf("cookie", ["form", "json"]);
