import type { z } from "zod";
import type { Permission } from "../permissions.ts";

/** Who may call: a permission in the workspace, any signed-in person (no workspace yet), or anyone. */
export type Allow = Permission | "member" | "signed-in" | "anyone";

/** One route of the API. Handlers, the OpenAPI document and the browser's client are made from it. */
export interface Operation {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As in OpenAPI: `/api/custom-tools/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly allow: Allow;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
  /** Largest body in bytes; 1 MB where absent. */
  readonly bodyBytesMax?: number;
  /** The body may hold any JSON text, NUL and lone surrogates included; elsewhere text must be storable. */
  readonly anyText?: boolean;
  /** It executes something: asked for `application/x-ndjson`, it tells how that goes on, as lines of RunEvent. */
  readonly isLive?: boolean;
  /** Key of the resource whose `version` is the answer's ETag; an update takes it back as `If-Match`. */
  readonly versioned?: string;
  /** The answer is the bytes of a `FileAnswer`, not JSON. */
  readonly isFile?: boolean;
  /** The media types that such an answer may have; any where absent. */
  readonly fileTypes?: readonly string[];
}

/** Keeps the literal types of an operation, so that handlers see their own inputs. */
export function operation<const O extends Operation>(definition: O): O {
  return definition;
}
