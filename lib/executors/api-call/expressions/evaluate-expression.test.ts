import { describe, expect, it } from "vitest";
import type { Json } from "#lib/contracts/json.ts";
import { compileExpression } from "#lib/executors/api-call/expressions/compile-expression.ts";
import { evaluateExpression } from "#lib/executors/api-call/expressions/evaluate-expression.ts";

const evaluate = (expression: string, value: Json) => evaluateExpression("projection", expression, value);
const DATA = {
  users: [
    { name: "Ann", age: 31, tags: ["a"] },
    { name: "Bob", age: 25, tags: [] },
  ],
  total: 2,
  ok: false,
};

describe("evaluateExpression", () => {
  it.each<[string, Json]>([
    ["users[].name", ["Ann", "Bob"]],
    ["users[?age > `30`].{n: name, first: tags[0]}", [{ n: "Ann", first: "a" }]],
    ["{count: total, names: join(', ', users[*].name)}", { count: 2, names: "Ann, Bob" }],
    ["sort_by(users, &age)[0].name", "Bob"],
    ["ok == `false`", true],
    ["missing.deep", null],
    ["max_by(users, &age).name", "Ann"],
    ["users[-1].name", "Bob"],
    ["users[0] == users[0]", true],
    ["map(&length(name), users)", [3, 3]],
    ["trim('  a b\u0085 ')", "a b"],
    ["trim('xx-a-x', 'x-')", "a"],
    ["trim_left('\n a ')", "a "],
    ["trim_right(' a\nb\n')", " a\nb"],
    ["trim('😀a😀', '😀')", "a"],
    ["replace('aaaa', 'a', '$&b', `2`)", "$&b$&baa"],
    ["replace('a-a', 'a', 'b')", "b-b"],
    ["replace('a-a', 'a', 'b', `0`)", "a-a"],
    ["replace('a-a', 'a', 'b', `9`)", "b-b"],
    ["@", DATA],
  ])("finds %s", (expression, expected) => {
    expect(evaluate(expression, DATA)).toEqual(expected);
  });

  it.each(["constructor", "__proto__", "toString", "users.constructor", "values(@)[0].__proto__"])(
    "sees no more than the data's own fields: %s",
    (expression) => {
      expect(evaluate(expression, DATA)).toBeNull();
    },
  );

  it.each(["users[", "nope(@)", "pad_left('x', `1000000000`)", "let $a = @ in $a", `${"(".repeat(500)}@${")".repeat(500)} |`])(
    "refuses %s when it is compiled",
    (expression) => {
      expect(() => compileExpression(expression)).toThrow();
    },
  );

  it.each(["1000000000", "-1", "0.5"])("refuses to replace %s times", (count) => {
    expect(() => evaluate(`replace('a', 'a', 'b', \`${count}\`)`, DATA)).toThrow(/replace\(\)/);
  });

  it("calls it a failure when an expression meets data of another type", () => {
    expect(() => evaluate("sum(users)", DATA)).toThrow(expect.objectContaining({ layer: "response_schema" }));
    expect(() => evaluate("length(total)", DATA)).toThrow(/projection does not apply/);
  });

  const text = "x".repeat(100_000);
  const many = Array.from({ length: 20_000 }, (_, index) => ({ id: index, text: "same" }));
  const doubled = (step: string, times: number) => ["@", ...Array(times).fill(step)].join(" | ");
  const PARTS = { text: "a".repeat(2_000_000), part: `b${"a".repeat(1_000_000)}`, last: `${"a".repeat(1_000_000)}b` };
  it.each<[string, string, Json]>([
    ["a list doubled 40 times", doubled("[@, @][]", 40), [1]],
    ["a value that holds itself twice, 40 times", doubled("[@, @]", 40), 1],
    ["the text of it", `to_string(${doubled("[@, @]", 40)})`, 1],
    ["a text doubled 40 times", doubled("join('', [@, @])", 40), "x"],
    ["a text that replaces itself", doubled(`replace(@, 'x', '${"x".repeat(100)}')`, 10), "x"],
    ["a long separator between many", "join($.text, $.list)", { text, list: Array(20_000).fill("x") }],
    ["everything compared with everything", "$[?length($[?id == `-1`]) == `0`]", many],
    ["the whole compared with itself for each part", "$[?$ == $]", many],
    ["a long text sliced for each item", "list[].[$.text[::2]]", { text, list: many }],
    ["a text found by another that is made for it", "contains(text, part)", PARTS],
    ["the place of it", "find_first(text, part)", PARTS],
    ["the last place of it", "find_last(text, last)", PARTS],
    ["a text split by it", "split(text, part)", PARTS],
    ["a text with it replaced", "replace(text, part, 'x')", PARTS],
    ["long texts compared many times", "sort_by(@, &join('', ['x', $[0].text]))", Array(2_000).fill({ text })],
  ])("gives up soon on %s", (_name, expression, value) => {
    const start = performance.now();
    expect(() => compileExpression(expression)).not.toThrow();
    expect(() => evaluate(expression, value)).toThrow(expect.objectContaining({ layer: "response_schema" }));
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it.each(["trim(@)", "trim_left(@)", "trim_right(@)", "trim(@, 'x')", "replace(@, ' ', 'xy', `300000`)"])(
    "takes no time out of proportion for %s",
    (expression) => {
      const start = performance.now();
      evaluate(expression, `a${" ".repeat(1_000_000)}a`);
      evaluate(expression, `a${"\n".repeat(1_000_000)}a`);
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );

  it("projects a large answer", () => {
    const rows = Array.from({ length: 50_000 }, (_, id) => ({ id, name: `n${id}`, owner: { login: "x" } }));
    expect(evaluate("length([].{id: id, owner: owner.login})", rows)).toBe(50_000);
  });
});
