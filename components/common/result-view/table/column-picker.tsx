"use client";

import { Columns3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, DropdownMenuCheckboxItem, DropdownMenuContent, DropdownMenuTrigger } from "#components/ui/dropdown-menu.tsx";

interface Props {
  columns: readonly string[];
  shown: readonly string[];
  onChange: (shown: readonly string[]) => void;
}

export function ColumnPicker({ columns, shown, onChange }: Props) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button type="button" variant="ghost" size="xs">
          <Columns3 aria-hidden="true" />
          {shown.length} of {columns.length} columns
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-80 max-w-72 overflow-y-auto">
        {columns.map((name) => (
          <DropdownMenuCheckboxItem
            key={name}
            checked={shown.includes(name)}
            disabled={shown.length === 1 && shown[0] === name}
            onCheckedChange={(checked) => onChange(checked ? [...shown, name] : shown.filter((other) => other !== name))}
            onSelect={(event) => event.preventDefault()}
          >
            <bdi className="truncate font-mono text-xs">{name}</bdi>
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
