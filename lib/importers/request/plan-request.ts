import { CreateConnectorInput } from "#lib/contracts/connectors.ts";
import { CreateEndpointInput, Method, pathNames } from "#lib/contracts/endpoints.ts";
import type { ImportPlan } from "#lib/contracts/import-plan.ts";
import type { Json } from "#lib/contracts/json.ts";
import { unreadable } from "../unreadable.ts";
import { chooseAuth } from "./choose-auth.ts";
import { findSecrets } from "./find-secrets.ts";
import { groupValues } from "./group-values.ts";
import { inferSchema } from "./infer-parameter.ts";
import { nameEndpoint, nameService } from "./name-service.ts";
import type { PastedRequest } from "./pasted-request.ts";
import { planGraphql } from "./plan-graphql.ts";
import { readBody } from "./read-body.ts";
import { sortHeaders } from "./sort-headers.ts";
import { splitAddress } from "./split-address.ts";

type Plan = Omit<ImportPlan, "kind">;

/** A connector of the service that a request goes to, signed as the request was, with an endpoint that makes the same request. */
export function planRequest(request: PastedRequest): Plan {
  const address = splitAddress(request.address);
  const user = request.user ?? (address.user === null ? null : { ...address.user, isDigest: false });
  const { secrets, headers, query, cookies } = findSecrets({ headers: request.headers, user }, address);
  const auth = chooseAuth(secrets, user?.isDigest === true);
  const sorted = sortHeaders(headers);
  const named = nameService(address.host);
  const notes = [...request.notes, ...auth.notes, ...sorted.notes];
  const { defaultHeaders } = sorted;
  const connector = {
    ...named,
    baseUrl: address.baseUrl,
    authType: auth.authType,
    authConfig: auth.authConfig,
    defaultHeaders,
    ...request.settings,
  };
  const credential = auth.credential && { ...auth.credential, name: named.displayName.slice(0, 100) };
  const graphql = planGraphql(request, address);
  if (graphql !== null) return finish({ ...graphql, connector: { ...connector, ...graphql.connector }, credential, notes });
  const endpoint = planEndpoint(request, { ...address, query, cookies });
  if ("problem" in endpoint) return finish({ connector, credential, endpoints: [], parameters: {}, notes: [...notes, endpoint.problem] });
  const { idempotencyHeader } = sorted;
  const typed = endpoint.contentType === undefined ? {} : { "Content-Type": endpoint.contentType };
  return finish({
    connector: { ...connector, defaultHeaders: { ...defaultHeaders, ...typed } },
    credential,
    endpoints: [{ ...endpoint.endpoint, idempotencyHeader }],
    parameters: endpoint.parameters,
    notes: [...notes, ...endpoint.notes],
  });
}

interface Parts {
  path: string;
  values: Record<string, string>;
  query: [string, string][];
  cookies: [string, string][];
}

function planEndpoint({ method: wanted, body, headers }: PastedRequest, { path, values, query, cookies }: Parts) {
  const method = Method.safeParse(wanted);
  if (!method.success) return { problem: `The method ${wanted.slice(0, 20)} is not one that endpoints have: no endpoint was made.` };
  const notes = Object.entries(values).flatMap(([name, value]) =>
    value === "" ? [] : [`${value} in the path became the parameter ${name}.`],
  );
  const takesBody = body !== null && !["GET", "HEAD", "OPTIONS"].includes(method.data);
  if (body !== null && !takesBody) notes.push(`The body was left out: a ${method.data} has none here.`);
  const header = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const read = takesBody ? readBody(body, header) : null;
  const inPath = new Set(pathNames(path));
  const ofQuery = groupValues(query.filter(([name]) => name !== "" && !inPath.has(name)));
  const ofCookies = groupValues(cookies.filter(([name]) => name !== "" && !inPath.has(name) && !Object.hasOwn(ofQuery, name)));
  const pathValues = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  return {
    endpoint: {
      ...nameEndpoint(method.data, path),
      method: method.data,
      path,
      pathParams: [...inPath].map((name) => ({ name, type: "string" as const, required: true })),
      queryParams: described(ofQuery),
      cookieParams: described(ofCookies),
      ...(read === null ? {} : { bodyType: read.bodyType, bodySchema: read.bodySchema }),
    },
    parameters: { ...read?.values, ...ofQuery, ...ofCookies, ...pathValues },
    contentType: read?.contentType,
    notes: [...notes, ...(read?.notes ?? [])],
  };
}

function described(values: Record<string, Json>) {
  return Object.entries(values).map(([name, value]) => ({ name, ...inferSchema(value) }));
}

type Drafted = Omit<Plan, "connector" | "endpoints"> & { connector: object; endpoints: object[] };

/** What the contracts do not take was written down in a way that nobody can send. */
function finish({ connector, endpoints, ...plan }: Drafted): Plan {
  const parsed = CreateConnectorInput.safeParse(connector);
  if (!parsed.success) throw unreadable(`The address cannot be used: ${parsed.error.issues[0]?.message ?? "it is not valid"}`);
  const made = endpoints.map((endpoint) => CreateEndpointInput.safeParse(endpoint));
  const problems = made.flatMap(({ error }) => error?.issues[0]?.message ?? []);
  return {
    ...plan,
    connector: parsed.data,
    endpoints: made.flatMap(({ data }) => data ?? []),
    notes: [...plan.notes, ...problems.map((problem) => `No endpoint was made: ${problem}.`)],
  };
}
