import { Scrollable } from "#components/common/scrollable.tsx";
import type { Endpoint } from "#lib/contracts/endpoints.ts";
import { fromJsonSchema } from "#lib/contracts/from-json-schema.ts";
import type { Parameter } from "#lib/contracts/parameters.ts";

/** Every parameter and where it goes. */
export function SentParameters({ endpoint }: { endpoint: Endpoint }) {
  const { bodySchema, bodyType } = endpoint;
  const body = bodySchema === null ? [] : Array.isArray(bodySchema) ? bodySchema : fromJsonSchema(bodySchema).list;
  const rows: [place: string, parameter: Parameter][] = [
    ...endpoint.pathParams.map((one): [string, Parameter] => ["path", one]),
    ...endpoint.queryParams.map((one): [string, Parameter] => ["query", one]),
    ...endpoint.headerParams.map((one): [string, Parameter] => ["header", one]),
    ...endpoint.cookieParams.map((one): [string, Parameter] => ["cookie", one]),
    ...body.map((one): [string, Parameter] => [`body (${bodyType})`, one]),
  ];
  if (rows.length === 0) return <p className="text-sm text-muted-foreground">It sends no parameters.</p>;
  return (
    <Scrollable label="Where each parameter goes" className="rounded-md border p-0 font-sans">
      <table className="w-full text-start text-sm">
        <thead className="bg-muted text-xs text-muted-foreground">
          <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:text-start [&>th]:font-medium">
            <th scope="col">Parameter</th>
            <th scope="col">Goes into</th>
            <th scope="col">Type</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(([place, { name, type, required, description }]) => (
            <tr key={`${place} ${name}`} className="[&>td]:px-3 [&>td]:py-2 [&>td]:align-top">
              <td className="font-mono text-[0.8125rem] break-all">
                <bdi>{name}</bdi>
              </td>
              <td className="whitespace-nowrap">{place}</td>
              <td className="whitespace-nowrap">
                {type}
                {required === true && <span className="text-muted-foreground">, required</span>}
              </td>
              <td className="min-w-40 break-words text-muted-foreground">{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
