import type { Json, JsonObject } from "#lib/contracts/json.ts";

/** Fields to keep at one place of an answer: all of it, or some; `list` where the place is a list and they are its items'. */
export type Kept = "all" | { list: boolean; fields: { [name: string]: Kept } };

/** What of an answer becomes the result: the part that the steps lead to, and of that what is kept. */
export interface Pick {
  path: string[];
  kept: Kept;
}

export const EVERYTHING: Pick = { path: [], kept: "all" };

/** The pick as JMESPath; null where all of the answer stays. */
export function toExpression({ path, kept }: Pick): string | null {
  const steps = path.map(toName).join(".");
  if (kept === "all") return steps === "" ? null : steps;
  if (kept.list) return `${steps === "" ? "" : steps}[*].${toHash(kept.fields)}`;
  return steps === "" ? toHash(kept.fields) : `${steps}.${toHash(kept.fields)}`;
}

function toHash(fields: { [name: string]: Kept }): string {
  const parts = Object.entries(fields).map(([name, kept]) => `${toName(name)}: ${toName(name)}${toTail(kept)}`);
  return `{${parts.join(", ")}}`;
}

function toTail(kept: Kept): string {
  if (kept === "all") return "";
  return kept.list ? `[*].${toHash(kept.fields)}` : `.${toHash(kept.fields)}`;
}

function toName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name);
}

/** The pick that an expression says; null for expressions that say more than a pick can. */
export function readExpression(expression: string | null): Pick | null {
  if (expression === null || expression.trim() === "@") return EVERYTHING;
  const reader = new Reader(expression);
  const pick = reader.pick();
  return pick !== null && reader.atEnd() && toExpression(pick) !== null ? pick : null;
}

const TOKEN = /\s*([A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\]|\\.)*"|\[\*\]|[.{}:,])/y;

/** Reads what `toExpression` writes. */
class Reader {
  readonly #tokens: string[] = [];
  readonly #whole: boolean;
  #at = 0;

  constructor(text: string) {
    const pattern = new RegExp(TOKEN);
    let end = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      this.#tokens.push(found[1] ?? "");
      end = pattern.lastIndex;
    }
    this.#whole = text.slice(end).trim() === "";
  }

  atEnd(): boolean {
    return this.#whole && this.#at === this.#tokens.length;
  }

  pick(): Pick | null {
    const path: string[] = [];
    while (this.#at < this.#tokens.length && this.#peek() !== "{" && this.#peek() !== "[*]") {
      const name = this.#name();
      if (name === null) return null;
      path.push(name);
      if (this.#peek() === ".") this.#at += 1;
    }
    const kept = this.#kept(this.#tokens[this.#at - 1] === ".");
    return kept === null ? null : { path, kept };
  }

  /** After a name: nothing, `.{…}` or `[*].{…}`. */
  #kept(dotted = false): Kept | null {
    const list = this.#take("[*]");
    const dot = this.#take(".") || dotted;
    if (this.#peek() !== "{") return list || dot ? null : "all";
    const fields = this.#fields();
    return fields === null ? null : { list, fields };
  }

  #fields(): { [name: string]: Kept } | null {
    if (!this.#take("{")) return null;
    const fields: [string, Kept][] = [];
    do {
      const key = this.#name();
      if (key === null || !this.#take(":") || this.#name() !== key) return null;
      const kept = this.#kept();
      if (kept === null) return null;
      fields.push([key, kept]);
    } while (this.#take(","));
    return this.#take("}") ? Object.fromEntries(fields) : null;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #name(): string | null {
    const token = this.#peek() ?? "";
    if (!/^["A-Za-z_]/.test(token)) return null;
    this.#at += 1;
    return token.startsWith('"') ? readName(token) : token;
  }
}

function readName(token: string): string | null {
  try {
    return String(JSON.parse(token));
  } catch {
    // An escape that JSON does not know: nothing that was written here.
    return null;
  }
}

/** What a pick makes of an answer, as the interpreter on the server has it. */
export function applyPick({ path, kept }: Pick, answer: Json): Json {
  return keep(
    kept,
    path.reduce<Json>((value, name) => fieldOf(value, name), answer),
  );
}

function keep(kept: Kept, value: Json): Json {
  if (kept === "all") return value;
  if (!kept.list) return value === null ? null : keepFields(kept.fields, value);
  return Array.isArray(value) ? value.map((item) => keepFields(kept.fields, item)) : null;
}

function keepFields(fields: { [name: string]: Kept }, value: Json): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, kept]) => [name, keep(kept, fieldOf(value, name))]));
}

function fieldOf(value: Json, name: string): Json {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
