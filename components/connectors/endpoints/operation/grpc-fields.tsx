import { TextField } from "#components/common/text-field.tsx";
import { NumberField } from "../behaviour/number-field.tsx";
import type { OperationProps } from "./operation-editor.tsx";

export function GrpcFields({ operation, onChange, readOnly, error }: OperationProps<"grpc">) {
  const isEmpty = operation.service === "" || operation.method === "";
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_8rem]">
      <TextField
        label="Service"
        className="font-mono text-xs md:text-xs"
        placeholder="grpc.health.v1.Health"
        value={operation.service}
        readOnly={readOnly}
        error={isEmpty ? undefined : error}
        onChange={(event) => onChange({ service: event.target.value })}
      />
      <TextField
        label="Method"
        className="font-mono text-xs md:text-xs"
        placeholder="Check"
        value={operation.method}
        readOnly={readOnly}
        onChange={(event) => onChange({ method: event.target.value })}
      />
      <NumberField
        label="Most messages"
        value={operation.maxMessages}
        readOnly={readOnly}
        onChange={(maxMessages) => onChange({ maxMessages: maxMessages ?? 1 })}
      />
    </div>
  );
}
