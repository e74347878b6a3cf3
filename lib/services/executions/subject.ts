import type { Layer } from "#lib/contracts/errors.ts";
import type { SubjectType } from "#lib/contracts/executions.ts";
import type { Parameters } from "#lib/contracts/parameters.ts";
import type { Plan } from "#lib/executors/plan.ts";
import type { Validator } from "../parameters/compile-schema.ts";

/** What can be executed, looked up and compiled. Cached until something in its workspace changes. */
export interface Subject {
  type: SubjectType;
  id: string;
  version: number;
  pricePerCall: number;
  /** The tool's own check and that of what it runs, in this order. */
  validators: Validator[];
  validateResult: Validator | null;
  /** Checks whose problems are told in the log and stop nothing. */
  advise?: Validator;
  adviseResult?: Validator;
  plan: Plan;
  /** Why it cannot run, known beforehand: each attempt fails with it, and is in the log. */
  failure: { layer: Layer; message: string } | null;
  timeoutMs: number;
  /** Secret texts in every spelling that could leave the server; replaced wherever they appear. */
  secrets: string[];
}

/** The part of a subject that a snippet or endpoint gives to the tools that run it. */
export type Target = Pick<Subject, "plan" | "failure" | "timeoutMs" | "validateResult" | "advise" | "adviseResult" | "secrets"> & {
  validator: Validator;
  /** Parameters that a tool may have taken over and that are not refused: such a tool does not check them by itself. */
  lenientParameters?: Parameters;
};
