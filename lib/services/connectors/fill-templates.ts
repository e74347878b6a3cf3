interface Filled {
  headers: Record<string, string>;
  /** A name that stands for nothing. */
  missing: string | undefined;
}

/** Header templates with the secrets in their places: `{{name}}`, spaces inside the braces allowed. */
export function fillTemplates(templates: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Filled {
  let missing: string | undefined;
  const fill = (template: string) =>
    template.replace(/\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g, (_whole, name: string) => {
      if (!Object.hasOwn(values, name)) missing ??= name;
      return values[name] ?? "";
    });
  const headers = Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, fill(template)]));
  return { headers, missing };
}
