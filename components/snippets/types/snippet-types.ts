import type { JsonObject } from "#lib/contracts/json.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import { toJsonSchema } from "#lib/contracts/to-json-schema.ts";
import { SANDBOX_TYPES } from "./sandbox-types.ts";
import { toTypeText } from "./to-type-text.ts";

/** A tool that the code may call; without parameters while they are not known. */
export interface DeclaredTool {
  name: string;
  description: string;
  parameters: Parameters | undefined;
}

interface Declared {
  parameters: Parameters;
  tools: readonly DeclaredTool[];
  connectors: readonly string[];
}

/** Type declarations for the editor of one snippet: its parameters, its tools, and the sandbox. */
export function snippetTypes({ parameters, tools, connectors }: Declared): { path: string; content: string }[] {
  return [
    { path: "sandbox.d.ts", content: SANDBOX_TYPES },
    { path: "snippet.d.ts", content: [paramsType(parameters), toolsType(tools), connectorsType(connectors)].join("\n") },
  ];
}

function paramsType(parameters: Parameters): string {
  return `/** What the snippet was called with, checked against its parameters. */\ndeclare const params: ${toTypeText(toJsonSchema(parameters))};\n`;
}

function toolsType(tools: readonly DeclaredTool[]): string {
  const members = tools.map(({ name, description, parameters }) => {
    const schema: JsonObject = parameters === undefined ? { type: "object" } : toJsonSchema(parameters);
    return `${comment(description)}  ${JSON.stringify(name)}: ${toTypeText(schema, 1)};\n`;
  });
  return `/** The tools that the settings name, with what each of them takes. */
interface DeclaredTools {
${members.join("")}}
type ToolFunctions = {
  [Name in keyof DeclaredTools]: {} extends DeclaredTools[Name]
    ? (args?: DeclaredTools[Name]) => Promise<any>
    : (args: DeclaredTools[Name]) => Promise<any>;
};
declare const tools: Omit<ToolFunctions, "call"> & {
  /** Runs a tool that the settings name, as an execution of its own. */
  call<Name extends keyof DeclaredTools>(
    name: Name,
    ...args: {} extends DeclaredTools[Name] ? [args?: DeclaredTools[Name]] : [args: DeclaredTools[Name]]
  ): Promise<any>;
};
`;
}

function connectorsType(connectors: readonly string[]): string {
  return `type ConnectorName = ${connectors.map((name) => JSON.stringify(name)).join(" | ") || "never"};\n`;
}

function comment(text: string): string {
  return text === "" ? "" : `  /** ${text.slice(0, 500).replaceAll("*/", "*\u200b/")} */\n`;
}
