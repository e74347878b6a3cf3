/** How many calls of one connector wait in this process; further ones are refused. */
export const WAITING_MAX = 100;

/** A wait takes no more than this part of the time that a call has left: a turn without time for the request would be of no use. */
export const WAIT_SHARE_MAX = 0.8;
