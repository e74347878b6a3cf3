export interface CodeRun {
  language: "javascript";
  code: string;
  memoryLimitMb: number;
}
