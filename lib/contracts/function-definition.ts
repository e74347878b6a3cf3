import type { JsonObject } from "./json.ts";
import type { Parameters } from "./parameters.ts";
import { toJsonSchema } from "./to-json-schema.ts";

interface Described {
  name: string;
  description: string;
  parameters: Parameters;
}

interface Shape {
  id: "openai" | "anthropic" | "mcp";
  label: string;
  write: (tool: Described) => JsonObject;
}

/** How a tool is described to agents, by who asks: the same name, description and JSON Schema under other keys. */
export const FUNCTION_SHAPES: readonly Shape[] = [
  {
    id: "openai",
    label: "OpenAI",
    write: ({ name, description, parameters }) => ({
      type: "function",
      function: { name, description, parameters: toJsonSchema(parameters) },
    }),
  },
  {
    id: "anthropic",
    label: "Anthropic",
    write: ({ name, description, parameters }) => ({ name, description, input_schema: toJsonSchema(parameters) }),
  },
  { id: "mcp", label: "MCP", write: ({ name, description, parameters }) => ({ name, description, inputSchema: toJsonSchema(parameters) }) },
];
