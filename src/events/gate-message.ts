import * as z from "zod/mini";
import { callbackToken, gateArn, gateIn } from "../domain/gate.ts";
import { asArn } from "../domain/ids.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Change } from "../domain/resource.ts";
import type { Decoded } from "./decode.ts";
import { isRecord, text, words } from "./fields.ts";
import type { GateQuestion } from "./kinds/gate.ts";

/** The body of a callback step's message (developer guide, "Callback step"); it names no step. */
const message = z.looseObject({ token: text, pipelineExecutionArn: text, arguments: words, status: text });

/** More than this nobody reads on a card, and an item of the store has its limits. */
const argumentsMax = 40;
const nameMax = 100;
const valueMax = 1000;

/**
 * Reads what a callback step sent. `sentAt` is SQS's time of it, in milliseconds since the epoch. Never throws: what cannot be
 * read says why. A message is only a claim: before anything is answered, SageMaker is asked whether the execution has such a step.
 */
export function decodeGateMessage(value: unknown, sentAt: number): Decoded {
  const not = (why: string): Decoded => ({ is: "not-an-event", why });
  if (!isRecord(value)) return not("a callback step's message is a JSON object");
  const read = message.safeParse(value);
  const { token, pipelineExecutionArn: execution, arguments: given, status } = read.data ?? {};
  if (token === undefined || !callbackToken.test(token))
    return not("its token is not the 10 letters and digits of a callback step");
  const arn = gateArn(execution ?? "", token);
  const id = gateIn(arn);
  if (id === undefined) return not("its pipelineExecutionArn is not the ARN of a pipeline execution");
  const { pipeline: name, account, region } = id;
  const change = { kind: "gate", arn: asArn(arn), name, account, region };
  const question: GateQuestion = { arguments: shown(given ?? {}), at: sentAt };
  const stopping: Change = {
    ...change,
    part: "stopping",
    stamp: { final: 0, at: sentAt, rank: 0 },
    value: { at: sentAt },
  };
  return {
    is: "change",
    changes: [
      // Of doubles the first counts, since the time people have runs from it.
      { ...change, part: "question", stamp: { final: 0, at: 0, rank: -sentAt }, value: question },
      ...(/^stopping$/i.test(status ?? "") ? [stopping] : []),
    ],
  };
}

const shown = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given)
      .slice(0, argumentsMax)
      .map(([name, value]) => [clipped(name, nameMax), clipped(masked(name, value), valueMax)]),
  );

/** The name may be what tells that the value is a secret. */
function masked(name: string, value: string): string {
  const both = maskSecrets(`${name}=${value}`);
  return both.startsWith(`${name}=`) ? both.slice(name.length + 1) : maskSecrets(value);
}

function clipped(given: string, max: number): string {
  if (given.length <= max) return given;
  const cut = given.slice(0, max - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
