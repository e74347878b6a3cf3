import type { AdapterExample } from "#lib/contracts/adapter-examples.ts";
import { awsSigV4 } from "./aws-sigv4.ts";
import { jsonRpc } from "./json-rpc.ts";
import { xmlRpc } from "./xml-rpc.ts";

/** The adapters that ship. */
export const ADAPTER_EXAMPLES: readonly AdapterExample[] = [jsonRpc, xmlRpc, awsSigV4];
