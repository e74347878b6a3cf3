/** The texts of a form by the names of its fields; empty where there is no such field. */
export function formTexts(form: FormData): (name: string) => string {
  return (name) => String(form.get(name) ?? "").trim();
}
