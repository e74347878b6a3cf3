import type { z } from "zod";
import { readPairs } from "#components/common/lines/read-pairs.ts";
import type { CreateCredentialInput, CredentialType } from "#lib/contracts/credentials.ts";
import { CREDENTIAL_TYPES } from "./credential-types.ts";

/** The request that a filled-in form stands for. */
export function readCredential(type: CredentialType, form: FormData): z.input<typeof CreateCredentialInput> {
  const name = String(form.get("name"));
  const values = CREDENTIAL_TYPES[type].fields.map((field) => [field.name, String(form.get(field.name) ?? "")] as const);
  const data = type === "secrets" ? { values: readPairs(String(form.get("values") ?? ""), "=") } : Object.fromEntries(values);
  // The contract checks whether the fields of the type are there.
  return { name, type, data } as z.input<typeof CreateCredentialInput>;
}
