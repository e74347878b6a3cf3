import { connectorSchemaOperations } from "./connector-schemas.ts";
import { connectorOperations } from "./connectors.ts";
import { credentialOperations } from "./credentials.ts";
import { endpointOperations } from "./endpoints.ts";
import { exampleOperations } from "./examples.ts";
import { executionOperations } from "./executions.ts";
import { fileOperations } from "./files.ts";
import type { Operation } from "./operation.ts";
import {
  accountOperations,
  auditOperations,
  invitationOperations,
  memberOperations,
  tokenOperations,
  workspaceOperations,
} from "./people.ts";
import { sampleOperations } from "./sample.ts";
import { snippetOperations } from "./snippets.ts";
import { systemOperations } from "./system.ts";
import { toolOperations } from "./tools.ts";
import { usageOperations } from "./usage.ts";

/** Every route of the API; next-auth's own routes under /api/auth are not ours to describe. */
export const OPERATIONS: readonly Operation[] = [
  toolOperations,
  connectorOperations,
  connectorSchemaOperations,
  endpointOperations,
  credentialOperations,
  snippetOperations,
  executionOperations,
  exampleOperations,
  usageOperations,
  fileOperations,
  workspaceOperations,
  memberOperations,
  invitationOperations,
  tokenOperations,
  auditOperations,
  accountOperations,
  systemOperations,
  sampleOperations,
].flatMap((group) => Object.values<Operation>(group));
