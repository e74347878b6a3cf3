/** Levels of an output. What checks, redacts and stores it walks it recursively. */
export const DEPTH_MAX = 200;
