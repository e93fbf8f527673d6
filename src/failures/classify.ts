import { type Advice, advice, type FailureClass } from "./classes.ts";
import { classIn, saysCodeFailed, speakerOf } from "./rules.ts";

/** All that is known of why something failed. Every field is text from outside. */
export interface Evidence {
  /** SageMaker's FailureReason, or what stands for it. */
  readonly reason?: string | undefined;
  /** SageMaker's SecondaryStatus (API reference, DescribeTrainingJob). */
  readonly secondary?: string | undefined;
  /** What the container left as its last words. */
  readonly exitMessage?: string | undefined;
  /** The end of the log. */
  readonly log?: string | undefined;
}

/** Why something failed and what helps. */
export interface Diagnosis extends Advice {
  readonly class: FailureClass;
}

/**
 * Names the class of a failure: by what AWS says, then by the exit code, then by what the container says. `unknown` when
 * nothing fits: better no advice than a wrong one. The same evidence always gives the same answer.
 */
export function classify(evidence: Evidence): Diagnosis {
  const { reason = "", secondary = "", exitMessage = "", log = "" } = evidence;
  const known =
    bySecondary.get(secondary) ??
    classIn(reason, speakerOf(reason)) ??
    classIn(exitMessage, "the container") ??
    classIn(log, "the container");
  if (known) return { class: known, ...advice[known] };
  const exit = exitCode(reason);
  if (exit === 137 || exit === -9) return killed;
  const codeFailed =
    saysCodeFailed(reason, speakerOf(reason)) ||
    [exitMessage, log].some((text) => saysCodeFailed(text, "the container"));
  if (!codeFailed) return { class: "unknown", ...advice.unknown };
  return { class: "user-code", ...advice["user-code"], ...inItsWords(exit, exceptionIn(log) ?? exceptionIn(reason)) };
}

const bySecondary: ReadonlyMap<string, FailureClass> = new Map([
  ["Interrupted", "spot-interruption"],
  ["MaxRuntimeExceeded", "timeout"],
  ["MaxWaitTimeExceeded", "timeout"],
]);

/** SIGKILL says who, not why; in a container it is nearly always the kernel that needs memory. */
const killed: Diagnosis = {
  class: "out-of-memory",
  title: "Probably out of memory",
  sentence:
    "The container was killed (exit code 137), which mostly means that memory ran out: try an instance with more.",
};

/** What shells and the kernel mean by an exit code. */
const exitCodes: ReadonlyMap<number, string> = new Map([
  [126, "The container's command cannot be executed (exit code 126): check its mode and its first line."],
  [127, "The container's command was not found (exit code 127): check the entry point and the PATH."],
  [132, "The code uses instructions that this processor lacks (exit code 132): build it for this instance type."],
  [134, "Native code in the container aborted (exit code 134); its log shows what it said last."],
  [
    139,
    "Native code in the container crashed (exit code 139, a segmentation fault); look for a library that does not fit.",
  ],
  [143, "The container was told to end (exit code 143, SIGTERM)."],
]);

function inItsWords(exit: number | undefined, exception: string | undefined): Partial<Advice> {
  const meaning = exit === undefined ? undefined : exitCodes.get(exit);
  if (meaning) return { sentence: meaning };
  return exception ? { sentence: `It raised ${exception}; its log shows where.` } : {};
}

function exitCode(text: string): number | undefined {
  const code = /exit ?code:?\s*['"]?(-?\d{1,3})\b/i.exec(text)?.[1];
  return code === undefined ? undefined : Number(code);
}

/** The name of the last exception that a traceback ends with: `KeyError`, `torch.cuda.OutOfMemoryError`. */
function exceptionIn(text: string): string | undefined {
  const names = [...text.matchAll(/(?:^|[\s"'])((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception))\b(?=:|\s*$)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => !wrappers.has(name));
  return names.at(-1)?.slice(0, 80);
}

/** What SageMaker and its toolkit call any failure. */
const wrappers = new Set(["AlgorithmError", "ClientError", "ExecuteUserScriptError", "InternalServerError"]);
