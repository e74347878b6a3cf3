import { Download } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";

export function ExportButton(props: ComponentProps<"button">) {
  return (
    <Button {...props} variant="outline">
      <Download aria-hidden="true" />
      Export
    </Button>
  );
}
