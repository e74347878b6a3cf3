/** Tokens of a text in o200k, the encoding of current OpenAI models; others come out within some percent. The tables load on first use. */
export async function countTokens(text: string): Promise<number> {
  const { countTokens: count } = await import("gpt-tokenizer/encoding/o200k_base");
  return count(text, { disallowedSpecial: new Set() });
}
