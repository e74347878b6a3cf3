import type { EndpointParameter, ParameterStyle } from "#lib/contracts/endpoint-parameters.ts";
import type { EndpointDefinition } from "#lib/contracts/endpoints.ts";

/** Where a parameter of a request travels, beside the body. */
export type RequestPlace = "path" | "query" | "header" | "cookie";
export type Place = RequestPlace | "body";

interface PlaceInfo {
  key: "pathParams" | "queryParams" | "headerParams" | "cookieParams";
  label: string;
  /** What to do where there is nothing yet. */
  empty: string;
  styles: readonly ParameterStyle[];
}

export const PLACES: Record<RequestPlace, PlaceInfo> = {
  path: {
    key: "pathParams",
    label: "Path",
    empty: "Write {name} into the path, or drop a parameter here.",
    styles: ["simple", "label", "matrix", "json"],
  },
  query: {
    key: "queryParams",
    label: "Query",
    empty: "What follows the ? of the address.",
    styles: ["form", "spaceDelimited", "pipeDelimited", "deepObject", "json"],
  },
  header: { key: "headerParams", label: "Headers", empty: "Beside those that the connector always sends.", styles: ["simple", "json"] },
  cookie: { key: "cookieParams", label: "Cookies", empty: "Few services ask for cookies.", styles: ["form", "json"] },
};

export const REQUEST_PLACES = Object.keys(PLACES) as RequestPlace[];
export const PLACE_LABELS: Record<Place, string> = { path: "Path", query: "Query", header: "Headers", cookie: "Cookies", body: "Body" };

export function parametersIn(definition: EndpointDefinition, place: RequestPlace): EndpointParameter[] {
  return definition[PLACES[place].key];
}

export function withParameters(definition: EndpointDefinition, place: RequestPlace, list: EndpointParameter[]): EndpointDefinition {
  return { ...definition, [PLACES[place].key]: list };
}

/** Every parameter that is not in the body, with its place. */
export function requestParametersOf(definition: EndpointDefinition): EndpointParameter[] {
  return REQUEST_PLACES.flatMap((place) => parametersIn(definition, place));
}
