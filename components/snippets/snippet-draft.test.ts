import { describe, expect, it } from "vitest";
import { toName } from "#lib/client/to-name.ts";
import { CreateSnippetInput, Language } from "#lib/contracts/snippets.ts";
import { draftErrors, errorAt, panelOf, serverErrors } from "./editor/draft-errors.ts";
import { boundsOf, LIMITS, limitOf, withLimit } from "./editor/limits.ts";
import { isSameDraft, toRunnable, withTitle } from "./snippet-draft.ts";
import { fromTemplate, TEMPLATE_NAMES } from "./templates.ts";

const draft = fromTemplate("transform", "javascript");

describe("a draft", () => {
  it.each(TEMPLATE_NAMES.flatMap((name) => Language.options.map((language) => [name, language] as const)))(
    "of the template %s in %s can be run before it has a name",
    (name, language) => {
      expect(draftErrors(toRunnable(fromTemplate(name, language)))).toEqual([]);
      expect(CreateSnippetInput.safeParse(fromTemplate(name, language)).success).toBe(false);
    },
  );

  it("is named after its title until somebody names it, and never again once it is saved", () => {
    const titled = withTitle(draft, "Ünïque: total!", true);
    expect(titled.name).toBe("unique_total");
    expect(withTitle(titled, "Other", true).name).toBe("other");
    expect(withTitle({ ...titled, name: "mine" }, "Other", true).name).toBe("mine");
    expect(withTitle(titled, "Other", false).name).toBe("unique_total");
  });

  it("is the same as another in whatever order its fields are", () => {
    const { code, ...rest } = draft;
    expect(isSameDraft({ ...rest, code }, draft)).toBe(true);
    expect(isSameDraft({ ...draft, code: `${code} ` }, draft)).toBe(false);
  });
});

it.each([
  ["", ""],
  ["日本", ""],
  ["  A  b ", "a_b"],
  ["x".repeat(80), "x".repeat(64)],
])("the name of %j is %j", (title, name) => {
  expect(toName(title)).toBe(name);
});

describe("problems", () => {
  it("are told at the place where they can be mended", () => {
    const errors = draftErrors({ ...draft, name: "a b", parameters: [{ name: "", type: "string" }], limits: { cpuMs: 0 } });
    const paths = errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["name", "displayName", "limits.cpuMs"]));
    expect(errors.map(panelOf)).toContain("parameters");
    expect(errorAt(errors, "limits")).toBe(errorAt(errors, "limits.cpuMs"));
  });

  it("of the server are those of the draft, not of the values that it was run with", () => {
    const paths = ["snippet.hosts[0]", "limits.cpuMs", "parameters.lines[0]", "parameters", "snippet.parameters[0].name"];
    const errors = paths.map((path) => ({ path, message: "no" }));
    expect(serverErrors(errors).map(({ path }) => path)).toEqual(["hosts[0]", "limits.cpuMs", "parameters[0].name"]);
  });
});

describe("a limit", () => {
  it("is set, and left to its default again", () => {
    for (const { name } of LIMITS) {
      const set = withLimit(draft, name, 7);
      expect(limitOf(set, name)).toBe(7);
      expect(limitOf(withLimit(set, name, undefined), name)).toBeUndefined();
    }
  });

  it("is held to the workspace's maximum, its default too", () => {
    const [time] = LIMITS;
    expect(time && boundsOf(time, { timeoutMs: 100 })).toEqual({ max: 100, preset: 100 });
    expect(time && boundsOf(time, {})).toEqual({ max: 30_000, preset: 5_000 });
  });
});
