/** UpdateModelPackage takes at most this many characters, matching `.*`: a single line. */
export const maxDescription = 1024;

export interface Decided {
  readonly decision: "Approved" | "Rejected";
  readonly who: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason?: string | undefined;
}

/** What the model registry keeps of a decision: who, when and why in one line of at most 1024 UTF-16 code units. */
export function approvalDescription({ decision, who, at, reason }: Decided): string {
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  const why = oneLine(reason ?? "");
  return shortened(`${decision} by ${oneLine(who)} at ${when} from Slack${why ? `: ${why}` : ""}`);
}

/** Control characters and all that ends a line become single spaces; broken surrogates become U+FFFD. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();

function shortened(text: string): string {
  if (text.length <= maxDescription) return text;
  const cut = text.slice(0, maxDescription - 1);
  // Half a surrogate pair at the cut would be no character.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
