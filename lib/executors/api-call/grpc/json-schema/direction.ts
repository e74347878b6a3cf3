/** Parsers of the JSON mapping take several forms of a value, printers write one: https://protobuf.dev/programming-guides/json/ */
export type Direction = "input" | "output";
