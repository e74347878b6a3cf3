/** The browser's own pickers by the format of the text. */
export const PICKERS: Record<string, { type: string; title: string }> = {
  date: { type: "date", title: "Pick a date" },
  "date-time": { type: "datetime-local", title: "Pick a date and a time" },
  time: { type: "time", title: "Pick a time" },
};

const two = (value: number) => String(value).padStart(2, "0");

/** What the picker shows for a text: a moment in this machine's own time. Empty where it can show none. */
export function toPicker(format: string, text: string): string {
  if (format === "date") return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
  if (format === "time") return /^\d{2}:\d{2}(:\d{2})?/.exec(text)?.[0] ?? "";
  const moment = new Date(text);
  if (!/^\d{4}-/.test(text) || Number.isNaN(moment.getTime())) return "";
  const date = `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}

/** The text for what was picked, as RFC 3339 wants it. */
export function fromPicker(format: string, picked: string): string {
  if (picked === "" || format === "date") return picked;
  if (format === "time") return `${picked.length === 5 ? `${picked}:00` : picked.slice(0, 8)}Z`;
  const moment = new Date(picked);
  return Number.isNaN(moment.getTime()) ? "" : moment.toISOString().replace(".000Z", "Z");
}
