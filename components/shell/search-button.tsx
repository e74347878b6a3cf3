import { Search } from "lucide-react";
import { Kbd } from "#components/common/kbd.tsx";
import { Button } from "#components/ui/button.tsx";

export function SearchButton({ onOpen }: { onOpen: () => void }) {
  return (
    <Button variant="outline" size="sm" className="w-full justify-start px-2.5! font-normal text-muted-foreground" onClick={onOpen}>
      <Search aria-hidden="true" />
      Find or do
      <span className="ms-auto">
        <Kbd keys="mod+k" />
      </span>
    </Button>
  );
}
