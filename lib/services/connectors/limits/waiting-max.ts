/** How many calls of one connector wait in this process; further ones are refused. */
export const WAITING_MAX = 100;
