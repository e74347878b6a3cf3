import { Loader2, Send } from "lucide-react";
import type { ComponentProps } from "react";
import { Kbd } from "#components/common/kbd.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SendDraft } from "../editor/use-send-draft.ts";

/** Sends the draft, or again while one is under way. */
export function SendButton({
  sending: { run, send },
  ...button
}: { sending: SendDraft } & Pick<ComponentProps<typeof Button>, "size" | "className">) {
  const Icon = run.isActive ? Loader2 : Send;
  return (
    <Button type="button" {...button} aria-disabled={run.isActive} onClick={() => !run.isActive && void send()}>
      <Icon className={run.isActive ? "animate-spin" : "rtl:-scale-x-100"} aria-hidden="true" />
      Send
      <span className="pointer-coarse:hidden">
        <Kbd keys="mod+enter" />
      </span>
    </Button>
  );
}
