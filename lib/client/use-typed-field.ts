import { type KeyboardEvent, useEffect, useRef } from "react";

/**
 * A field that reports what was typed when it is left or Enter is pressed, and takes over what is set elsewhere while nobody types.
 * `onTyped` answers whether it could take the text; one that it refused stays to be mended.
 */
export function useTypedField(shown: string, onTyped: (text: string, field: HTMLInputElement) => boolean) {
  const ref = useRef<HTMLInputElement>(null);
  const known = useRef(shown);
  const refused = useRef(false);
  useEffect(() => {
    const field = ref.current;
    if (field === null || field === document.activeElement) return;
    field.value = shown;
    refused.current = false;
  }, [shown]);
  const take = () => {
    const field = ref.current;
    if (field === null || field.value === known.current) return;
    known.current = field.value;
    refused.current = !onTyped(field.value, field);
  };
  return {
    ref,
    defaultValue: shown,
    onFocus: () => {
      known.current = ref.current?.value ?? "";
    },
    onBlur: () => {
      take();
      if (ref.current !== null && !refused.current) ref.current.value = shown;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") take();
    },
  };
}
