/** Something to say about a line of the code. Lines and columns count from 1. */
export interface CodeMarker {
  line: number;
  column?: number | undefined;
  message: string;
  severity?: "error" | "warning" | "info" | undefined;
}
