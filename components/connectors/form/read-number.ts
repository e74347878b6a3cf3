/** A number as it was typed. What is no number becomes NaN, which every contract refuses. */
export function readNumber<T>(text: string, whenEmpty: T): number | T {
  return text === "" ? whenEmpty : Number(text);
}
