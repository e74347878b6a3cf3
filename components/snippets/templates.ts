import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Language } from "#lib/contracts/snippets.ts";
import type { SnippetDraft } from "./snippet-draft.ts";

interface Template {
  title: string;
  description: string;
  parameters: Parameters;
  hosts: string[];
  code: Record<Language, string>;
}

const LINES_OF_AN_ORDER: Parameters = [
  {
    name: "lines",
    type: "array",
    required: true,
    description: "What was ordered",
    default: [
      { item: "Olives", quantity: 3, price: 2.5 },
      { item: "Bread", quantity: 1, price: 1.8 },
    ],
    items: {
      type: "object",
      properties: [
        { name: "item", type: "string", required: true },
        { name: "quantity", type: "integer", required: true, min: 1 },
        { name: "price", type: "number", required: true, min: 0 },
      ],
    },
  },
];

const USERNAME: Parameters = [
  { name: "username", type: "string", required: true, default: "octocat", description: "Whose profile to read" },
];

/** What a new snippet may begin with. Each runs as it is; the second needs the network. */
export const TEMPLATES = {
  transform: {
    title: "Transform data",
    description: "Takes a list, returns what follows from it.",
    parameters: LINES_OF_AN_ORDER,
    hosts: [],
    code: {
      javascript: `// params holds the values, return gives the result.
const total = params.lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
console.log(\`\${params.lines.length} lines\`);
return { total, items: params.lines.map(({ item }) => item) };
`,
      typescript: `// params holds the values, return gives the result.
interface Line {
  item: string;
  quantity: number;
  price: number;
}
const cost = ({ quantity, price }: Line): number => quantity * price;
const total = params.lines.map(cost).reduce((sum, amount) => sum + amount, 0);
console.log(\`\${params.lines.length} lines\`);
return { total, items: params.lines.map(({ item }) => item) };
`,
      python: `# params holds the values, return gives the result.
total = sum(line["quantity"] * line["price"] for line in params["lines"])
print(len(params["lines"]), "lines")
return {"total": total, "items": [line["item"] for line in params["lines"]]}
`,
    },
  },
  fetch: {
    title: "Call a service",
    description: "Sends a request to a host you name.",
    parameters: USERNAME,
    hosts: ["api.github.com"],
    code: {
      javascript: `// Only hosts that the settings name can be reached.
const response = await fetch(\`https://api.github.com/users/\${encodeURIComponent(params.username)}\`);
if (!response.ok) throw new Error(\`GitHub answered \${response.status}\`);
const { login, name, public_repos } = await response.json();
return { login, name, repositories: public_repos };
`,
      typescript: `// Only hosts that the settings name can be reached.
interface Profile {
  login: string;
  name: string | null;
  public_repos: number;
}
const response = await fetch(\`https://api.github.com/users/\${encodeURIComponent(params.username)}\`);
if (!response.ok) throw new Error(\`GitHub answered \${response.status}\`);
const { login, name, public_repos }: Profile = await response.json();
return { login, name, repositories: public_repos };
`,
      python: `# Only hosts that the settings name can be reached.
from urllib.parse import quote

response = fetch(f"https://api.github.com/users/{quote(params['username'])}")
response.raise_for_status()
profile = response.json()
return {"login": profile["login"], "name": profile["name"], "repositories": profile["public_repos"]}
`,
    },
  },
  empty: {
    title: "Start empty",
    description: "One line that returns something.",
    parameters: [],
    hosts: [],
    code: {
      javascript: 'console.log("Hello from the sandbox");\nreturn { answer: 42 };\n',
      typescript: 'const answer: number = 42;\nconsole.log("Hello from the sandbox");\nreturn { answer };\n',
      python: 'print("Hello from the sandbox")\nreturn {"answer": 42}\n',
    },
  },
} satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

export function fromTemplate(name: TemplateName, language: Language): SnippetDraft {
  const { parameters, hosts, code }: Template = TEMPLATES[name];
  const nothing = { name: "", displayName: "", description: "", returnType: "json" as const, tools: [], connectors: [], limits: {} };
  return { ...nothing, language, code: code[language], parameters, hosts };
}
