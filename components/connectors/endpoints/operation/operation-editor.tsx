"use client";

import type { ComponentType } from "react";
import type { EndpointOperation } from "#lib/contracts/endpoint-operation.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { CustomFields } from "./custom-fields.tsx";
import { GraphqlFields } from "./graphql-fields.tsx";
import { GrpcFields } from "./grpc-fields.tsx";
import { SoapFields } from "./soap-fields.tsx";

type Kind = EndpointOperation["kind"];
export interface OperationProps<K extends Kind> {
  operation: Extract<EndpointOperation, { kind: K }>;
  onChange: (changes: Partial<Extract<EndpointOperation, { kind: K }>>) => void;
  readOnly: boolean;
  error: string | undefined;
}

const EDITORS: { [K in Kind]: ComponentType<OperationProps<K>> } = {
  graphql: GraphqlFields,
  soap: SoapFields,
  grpc: GrpcFields,
  custom: CustomFields,
};

/** What is called, as the protocol names it. */
export function OperationEditor() {
  const { draft, define, problems, mayWrite } = useEditor();
  const { operation } = draft.definition;
  if (operation === null) return null;
  // The table's entry of a kind takes that kind.
  const Fields = EDITORS[operation.kind] as ComponentType<OperationProps<Kind>>;
  const error = problems.find(({ path }) => path.startsWith("operation"))?.message;
  return (
    <Fields
      operation={operation}
      error={error}
      readOnly={!mayWrite}
      onChange={(changes) => define({ operation: { ...operation, ...changes } as EndpointOperation })}
    />
  );
}
