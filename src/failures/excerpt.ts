/** The lines of a log that say why something ended: the last traceback, else the last error, else the last lines. */

/** The most that a card shows of a log, in characters. */
export const excerptMax = 500;

/** What launchers of distributed jobs put before each line of their workers. */
const prefix = /^\[\d+,mpirank:\d+,[\w-]+\]<std(?:err|out)>:|^\[\w+\d\]:/;

/** Each block of lines that is an error: where it starts, which lines belong to it, and whether one more is its last. */
interface ErrorShape {
  readonly starts: RegExp;
  readonly goesOn: RegExp;
  /** The block ends with the first line that does not go on, as a Python traceback does with its exception. */
  readonly lastIncluded: boolean;
}

const shapes: readonly ErrorShape[] = [
  { starts: /^\s*Traceback \(most recent call last\)/, goesOn: /^\s+\S|^\s*$/, lastIncluded: true },
  {
    starts: /^(?:Exception in thread "|Caused by: |(?:[a-z]\w*\.)+\w*(?:Exception|Error)\b)/,
    goesOn: /^\s+at |^\s+\.\.\. \d+ more|^Caused by: /,
    lastIncluded: false,
  },
  {
    starts: /terminate called after throwing|Segmentation fault|core dumped|Assertion .* failed|Check failed:/,
    goesOn: /^\s+what\(\):|^\s*(?:#\d+|frame #\d+|\[bt\])/,
    lastIncluded: false,
  },
];
const saysError = /\b(?:error|exception|fatal|critical|killed|panic|oom)\b/i;

/** At most 500 characters; undefined for a log without lines. Secrets must have been masked before. */
export function excerpt(log: readonly string[], max: number = excerptMax): string | undefined {
  const lines = log.flatMap((line) => line.split("\n")).map((line) => line.replace(prefix, "").trimEnd());
  const said = lines.filter((line) => line.trim() !== "");
  if (said.length === 0) return undefined;
  return fitted(errorBlock(lines) ?? around(said) ?? said.slice(-8), max);
}

/** Of the logs of many hosts the one that says what went wrong: the others only say that they were ended. */
export const tellingLog = (logs: readonly (readonly string[])[]): readonly string[] | undefined =>
  logs.find((lines) => lines.some((line) => line.replace(prefix, "").startsWith("Traceback"))) ??
  logs.find((lines) => errorBlock(lines) !== undefined || lines.some((line) => saysError.test(line)));

/** The last block of any shape; Python comes first, since its tracebacks quote the other ones. */
function errorBlock(lines: readonly string[]): readonly string[] | undefined {
  for (const { starts, goesOn, lastIncluded } of shapes) {
    const first = lines.findLastIndex((line) => starts.test(line));
    if (first < 0) continue;
    const after = lines.slice(first + 1);
    const length = after.findIndex((line) => !goesOn.test(line));
    const block = length < 0 ? after : after.slice(0, length + (lastIncluded ? 1 : 0));
    return [lines[first] ?? "", ...block];
  }
  return undefined;
}

/** The last line that speaks of an error, with what led to it. */
function around(lines: readonly string[]): readonly string[] | undefined {
  const at = lines.findLastIndex((line) => saysError.test(line));
  return at < 0 ? undefined : lines.slice(Math.max(0, at - 3), at + 3);
}

/** As many of the last lines as fit, since an error is named at its end; what is left out is shown as "…". */
function fitted(lines: readonly string[], max: number): string {
  const text = lines.join("\n");
  if (text.length <= max) return text;
  const [first = ""] = lines;
  const head = first.startsWith("Traceback") ? `${first}\n  …` : "…";
  const kept: string[] = [];
  let room = max - head.length - 1;
  for (const line of lines.slice(1).toReversed()) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.unshift(line);
  }
  return kept.length > 0 ? `${head}\n${kept.join("\n")}` : `…${text.slice(1 - max)}`;
}
