const PLACEHOLDER =
  /^(?:\$\{?\w+\}?|%\w+%|<[^<>]*>|\{\{?[^{}]*\}?\}|\[[^[\]]*\]|x{3,}|\*{3,}|\.{3,}|…|(?:your|my|insert|replace|change)[-_ ]?\w.*|api[-_ ]?key|access[-_ ]?token|token|secret|key|password|pass|user(?:name)?)$/i;

/** Whether a value only stands for a secret, as in documentation: `$TOKEN`, `<your key>`, `YOUR_API_KEY`, `xxxx`. */
export function isPlaceholder(value: string): boolean {
  return value.length <= 200 && PLACEHOLDER.test(value.trim());
}
