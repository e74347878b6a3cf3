import type { ComponentType } from "react";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { ToolType } from "#lib/contracts/tools.ts";
import { PickEndpoint } from "./pick-endpoint.tsx";
import { PickSnippet } from "./pick-snippet.tsx";

interface ToolTypeGuide {
  title: string;
  summary: string;
  /** What somebody must be allowed to see, to choose what such a tool runs. */
  needs: Permission;
  /** Chooses what the tool runs; the address takes the choice. */
  Pick: ComponentType;
}

/** How the guide to a new tool looks for each type: a type is one form and one line here. */
export const TOOL_TYPE_GUIDES: Record<ToolType, ToolTypeGuide> = {
  api_call: {
    title: "Call an API",
    summary: "An endpoint of a connector: the studio sends the request, with the credential, and hands on the answer.",
    needs: "connector:read",
    Pick: PickEndpoint,
  },
  code_execution: {
    title: "Run code",
    summary: "A snippet of JavaScript, TypeScript or Python in a sandbox. Pick a saved one, or write it right here.",
    needs: "snippet:read",
    Pick: PickSnippet,
  },
};
