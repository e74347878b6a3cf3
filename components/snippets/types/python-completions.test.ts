import { expect, it } from "vitest";
import { pythonCompletions } from "./python-completions.ts";

const parameters = [
  { name: "text", type: "string" as const, required: true, description: "What to count" },
  { name: "limit", type: "integer" as const },
];
const at = (line: string) => pythonCompletions(line, parameters, ["send_mail", "no-identifier"]).map(({ label }) => label);

it.each([
  ['x = params["', ["text", "limit"]],
  ["x = params.get('te", ["text", "limit"]],
  ['tools.call("', ["send_mail", "no-identifier"]],
  ["tools.", ["send_mail", "call"]],
  ["y = par", ["tools.call", "fetch", "params"]],
  ["response.js", []],
])("after %s it suggests %j", (line, labels) => {
  expect(at(line)).toEqual(labels);
});

it("tells the type and the meaning of a parameter", () => {
  expect(pythonCompletions('params["', parameters, [])[0]).toMatchObject({ detail: "string", documentation: "What to count" });
});
