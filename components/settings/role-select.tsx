import type { ComponentProps } from "react";
import { NativeSelect, NativeSelectOption } from "#components/ui/native-select.tsx";
import { ROLES } from "#lib/contracts/permissions.ts";
import { ROLES_EXPLAINED } from "./roles.ts";

interface Props extends ComponentProps<typeof NativeSelect> {
  /** Only owners hand out the owner's role. */
  withOwner: boolean;
}

export function RoleSelect({ withOwner, ...props }: Props) {
  return (
    <NativeSelect {...props}>
      {ROLES.filter((role) => withOwner || role !== "owner").map((role) => (
        <NativeSelectOption key={role} value={role}>
          {ROLES_EXPLAINED[role].label}
        </NativeSelectOption>
      ))}
    </NativeSelect>
  );
}
