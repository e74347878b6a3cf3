import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, validate } from "graphql";
import type { GraphqlOperation } from "#lib/contracts/endpoint-operation.ts";
import { AppError } from "#lib/errors.ts";
import { DocumentTooLarge, parseDocument } from "#lib/executors/api-call/graphql/parse-document.ts";

/** Far beyond what a person writes. Of fields that may overlap, every pair is compared, so the tokens bound a square. */
const BOUNDS = { tokens: 3_000, depth: 50 };
const ERRORS_MAX = 20;

/** Why a subscription is no endpoint. */
export const SUBSCRIPTION = "Subscriptions have no single answer, so they cannot be called; only queries and mutations can";
const SEVERAL = "Needs exactly one operation, or an operationName that tells which";

export interface FoundOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

type Written = Pick<GraphqlOperation, "document" | "operationName">;

/** The query or mutation of a document, valid against the service's schema where that is known. Throws `invalid_request`. */
export function compileOperation(written: Written, schema: GraphQLSchema | null): FoundOperation {
  const found = findOperation(written);
  if (found.operation.operation === "subscription") throw refuse([SUBSCRIPTION]);
  const errors = schema === null ? [] : validate(schema, found.document, undefined, { maxErrors: ERRORS_MAX });
  if (errors.length > 0) throw refuse(errors.map(messageOf));
  return found;
}

/** The operation that is meant. Throws `invalid_request`. */
export function findOperation({ document: text, operationName }: Written): FoundOperation {
  const document = parse(text);
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw refuse([operationName === null ? SEVERAL : `Has no operation ${operationName}`]);
  return { document, operation };
}

function parse(text: string): DocumentNode {
  try {
    return parseDocument(text, BOUNDS);
  } catch (error) {
    if (error instanceof DocumentTooLarge) throw refuse([error.message]);
    if (error instanceof GraphQLError) throw refuse([messageOf(error)]);
    throw error;
  }
}

function messageOf({ message, locations }: GraphQLError): string {
  const [at] = locations ?? [];
  return at === undefined ? message : `${message} (line ${at.line}, column ${at.column})`;
}

function refuse(messages: string[]): AppError {
  const path = "operation.document";
  const summary = messages.slice(0, 3).join("; ");
  return new AppError("invalid_request", `${path}: ${summary}`, { errors: messages.map((message) => ({ path, message })) });
}
