import type { Permission } from "#lib/contracts/permissions.ts";

interface Props {
  own: readonly Permission[];
  chosen: readonly Permission[];
  onChange: (chosen: readonly Permission[]) => void;
}

/** Each permission its maker holds, by what it is about. */
export function PermissionPicker({ own, chosen, onChange }: Props) {
  const groups = Map.groupBy(own, (permission) => permission.split(":")[0] ?? "");
  const toggle = (permission: Permission) =>
    onChange(chosen.includes(permission) ? chosen.filter((one) => one !== permission) : [...chosen, permission]);
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="sr-only">Permissions</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {[...groups].map(([group, permissions]) => (
          <div key={group} className="flex items-center gap-3 text-sm">
            <span className="w-20 shrink-0 text-muted-foreground capitalize">{group}</span>
            {permissions.map((permission) => (
              <label key={permission} className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  className="size-4 accent-primary focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-ring"
                  checked={chosen.includes(permission)}
                  onChange={() => toggle(permission)}
                  aria-label={permission}
                />
                {permission.split(":")[1]}
              </label>
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
