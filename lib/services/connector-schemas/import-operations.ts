import { assertCan } from "#lib/auth/assert-can.ts";
import type { Ctx } from "#lib/auth/ctx.ts";
import type { ApiOperation, ImportOperationsInput } from "#lib/contracts/connector-schemas.ts";
import { CreateEndpointInput, type Endpoint } from "#lib/contracts/endpoints.ts";
import { sha256 } from "#lib/crypto/sha256.ts";
import { AppError } from "#lib/errors.ts";
import { createEndpoint } from "../endpoints/create-endpoint.ts";
import { descriptionOf } from "./description-of.ts";
import { findSchema } from "./find-schema.ts";

const NAME_CHARS_MAX = 64;
const HASH_CHARS = 8;

interface Imported {
  message: string;
  endpoints: Endpoint[];
  /** What did not become an endpoint, and why. */
  skipped: { name: string; reason: string }[];
}

/** Makes endpoints of operations that the connector's description names. */
export async function importOperations(ctx: Ctx, { id, operations }: ImportOperationsInput & { id: string }): Promise<Imported> {
  assertCan(ctx, "connector:write");
  const schema = await findSchema(ctx, id);
  const description = descriptionOf(schema.kind);
  const endpoints: Endpoint[] = [];
  const skipped: Imported["skipped"] = [];
  for (const name of new Set(operations)) {
    const made = await importOperation(ctx, id, name, description.describe(schema, name));
    if (typeof made === "string") skipped.push({ name, reason: made });
    else endpoints.push(made);
  }
  return { message: `${endpoints.length} of ${endpoints.length + skipped.length} operations became endpoints`, endpoints, skipped };
}

/** The endpoint, or why there is none. */
async function importOperation(ctx: Ctx, id: string, name: string, found: ApiOperation | undefined): Promise<Endpoint | string> {
  if (found === undefined) return "The description has no operation of this name";
  if (found.unsupported !== null) return found.unsupported;
  const { description, operation, bodySchema, responseSchema, idempotent } = found;
  const named = { name: toName(name), displayName: name.slice(0, 200), description: description.slice(0, 10_000) };
  try {
    const input = CreateEndpointInput.parse({ ...named, operation, bodySchema, responseSchema, idempotent });
    return (await createEndpoint(ctx, { id, ...input })).endpoint;
  } catch (error) {
    if (error instanceof AppError && (error.code === "conflict" || error.code === "invalid_request")) return error.message;
    throw error;
  }
}

/** `Query.bookById` as `Query_bookById`; of names that are too long, the end tells more, and a hash of the whole keeps them apart. */
function toName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, "_");
  if (plain.length <= NAME_CHARS_MAX) return plain;
  return `${sha256(name).slice(0, HASH_CHARS)}_${plain.slice(HASH_CHARS + 1 - NAME_CHARS_MAX)}`;
}
