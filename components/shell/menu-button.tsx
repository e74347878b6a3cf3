import type { ComponentProps } from "react";

export type MenuButtonProps = ComponentProps<"button">;

/** A row of the sidebar that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  return (
    <button
      {...props}
      type="button"
      className="flex h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-start hover:bg-accent focus-visible:outline-2 focus-visible:outline-ring data-[state=open]:bg-accent"
    />
  );
}
