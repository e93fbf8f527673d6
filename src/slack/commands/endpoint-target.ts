import type { Line } from "./command.ts";
import { leadingKind } from "./kind-words.ts";
import { type Targeted, targetOf } from "./target.ts";

/** The endpoint that a line is about, for verbs that know no other kind: people leave the word out. */
export function endpointOf(line: Line, verb: string, example: string): Targeted {
  const [first = ""] = line.words;
  const said = /^(arn:|https?:\/\/)/i.test(first) || leadingKind(line.words)?.kind === "endpoint" || first === "";
  return targetOf({ ...line, words: said ? line.words : ["endpoint", ...line.words] }, verb, example);
}
