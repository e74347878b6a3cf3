/** The moment at which a day of the calendar begins where the person is, or the day `later` days after it. Dates before 1970 begin in 1970. */
export function startOfDay(date: string, later = 0): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(Math.max(0, new Date(year, month - 1, day + later).getTime())).toISOString();
}
