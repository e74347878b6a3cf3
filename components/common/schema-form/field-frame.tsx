"use client";

import type { ComponentProps, ReactNode } from "react";
import { FormField } from "#components/common/form-field.tsx";
import { describeField } from "./describe-field.ts";
import { usePathError } from "./errors-context.tsx";
import type { FieldProps } from "./field-props.ts";

interface Props extends Pick<FieldProps, "field" | "path"> {
  children: ComponentProps<typeof FormField>["children"];
}

/** Label, type, description and error around one control. */
export function FieldFrame({ field, path, children }: Props) {
  const error = usePathError(path);
  const hint = describeField(field);
  return (
    <FormField label={<FieldLabel field={field} path={path} />} {...(hint === "" ? {} : { hint })} error={error}>
      {children}
    </FormField>
  );
}

export function FieldLabel({ field, path }: Pick<FieldProps, "field" | "path">): ReactNode {
  const name = field.name === "" ? `Item ${Number(/\[(\d+)\]$/.exec(path)?.[1] ?? 0) + 1}` : field.name;
  return (
    <>
      <span className="min-w-0 font-mono text-[0.8125rem] break-all">{name}</span>
      {!field.required && <span className="font-normal text-muted-foreground">optional</span>}
    </>
  );
}
