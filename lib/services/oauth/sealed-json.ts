import type { z } from "zod";
import { open } from "#lib/crypto/open.ts";
import { rootKeys } from "#lib/crypto/root-keys.ts";
import { seal } from "#lib/crypto/seal.ts";

/** The row that an envelope is bound to. */
export interface Place {
  id: string;
  workspaceId: string;
}

/** Secrets of one shape in envelopes, each bound to its row. `open` throws a SealError. */
export function sealedJson<S extends z.ZodType>(schema: S) {
  return {
    seal: ({ id, workspaceId }: Place, secrets: z.output<S>): string =>
      seal(rootKeys(), JSON.stringify(schema.parse(secrets)), { workspaceId, credentialId: id }),
    open: ({ id, workspaceId, sealed }: Place & { sealed: string }): z.output<S> =>
      schema.parse(JSON.parse(open(rootKeys(), sealed, { workspaceId, credentialId: id }))),
  };
}
