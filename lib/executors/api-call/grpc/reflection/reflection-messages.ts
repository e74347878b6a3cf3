import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { readFields } from "../call/read-fields.ts";

/** What can be asked; the numbers are those of ServerReflectionRequest. https://github.com/grpc/grpc-proto/blob/master/grpc/reflection/v1/reflection.proto */
const QUESTIONS = { fileByName: 3, fileOfSymbol: 4, listServices: 7 } as const;

export interface ReflectionQuestion {
  about: keyof typeof QUESTIONS;
  name: string;
}

export interface ReflectionAnswer {
  /** Of the file that was asked for, and often of those that it imports. */
  files: Uint8Array[];
  services: string[];
  error: string | undefined;
}

export function encodeQuestion({ about, name }: ReflectionQuestion): Uint8Array {
  return new BinaryWriter().tag(QUESTIONS[about], WireType.LengthDelimited).string(name).finish();
}

/** Throws where the bytes are no ServerReflectionResponse. */
export function decodeAnswer(message: Uint8Array): ReflectionAnswer {
  const answer: ReflectionAnswer = { files: [], services: [], error: undefined };
  for (const { number, bytes } of readFields(message)) {
    if (number === 4) answer.files.push(...partsOf(bytes, 1));
    else if (number === 6) answer.services.push(...partsOf(bytes, 1).flatMap((service) => partsOf(service, 1).map(textOf)));
    else if (number === 7) answer.error = partsOf(bytes, 2).map(textOf)[0] ?? "";
  }
  return answer;
}

function partsOf(message: Uint8Array, field: number): Uint8Array[] {
  return readFields(message)
    .filter(({ number }) => number === field)
    .map(({ bytes }) => bytes);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}
