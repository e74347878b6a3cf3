/** Leads to the first input in view that says it is wrong; tells whether there is one. */
export function focusInvalid(form: HTMLElement | null): boolean {
  const inputs = [...(form?.querySelectorAll<HTMLElement>("[aria-invalid=true]") ?? [])];
  const wrong = inputs.find((input) => input.checkVisibility());
  wrong?.focus();
  return wrong !== undefined;
}
