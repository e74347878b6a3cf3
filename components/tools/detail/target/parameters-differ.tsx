import { Info } from "lucide-react";
import { ChangeList } from "#components/common/versions/change-list.tsx";
import { compareParameters } from "#lib/contracts/describe/compare-parameters.ts";
import type { Json } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Tool } from "#lib/contracts/tools.ts";

interface Props {
  tool: Tool;
  target: Parameters;
  noun: string;
}

/** A tool keeps parameters of its own; where those of what it runs have moved on, a call may fail there. */
export function ParametersDiffer({ tool, target, noun }: Props) {
  // Both are JSON; their types only say more about them.
  const changes = compareParameters(tool.parameters as Json, target as Json, "parameters");
  if (changes.length === 0) return null;
  return (
    <details className="rounded-md border border-primary/25 bg-tint px-3 py-2 text-sm">
      <summary className="cursor-pointer">
        <Info className="me-2 inline size-4 text-primary" aria-hidden="true" />
        The parameters of the {noun} differ from those of this tool
      </summary>
      <div className="pt-2 ps-6">
        <ChangeList changes={changes} empty="" />
      </div>
    </details>
  );
}
