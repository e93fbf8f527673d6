/** UpdateModelPackage takes at most this many characters, matching `.*`: a single line. */
export const maxDescription = 1024;

export interface Decided {
  readonly decision: "Approved" | "Rejected" | "Revoked";
  /** Whose votes counted, the deciding one last. `at` in milliseconds since the epoch. */
  readonly voters: readonly { readonly who: string; readonly at: number; readonly reason?: string | undefined }[];
  /** Where the decision was taken. */
  readonly link?: string | undefined;
  /** The most that fits where it is written. @default what UpdateModelPackage takes */
  readonly max?: number | undefined;
}

/**
 * What the model registry keeps of a decision: who, when and why, and where, in one line of at most `max` UTF-16 code units.
 * The reasons are what is shortened when they are too long.
 */
export function approvalDescription({ decision, voters, link, max = maxDescription }: Decided): string {
  const [only, ...others] = voters;
  const end = link ? ` ${oneLine(link)}` : "";
  const text =
    only !== undefined && others.length === 0
      ? `${decision} by ${voter(only, " from Slack")}`
      : `${decision} from Slack by ${voters.map((each) => voter(each)).join("; ")}`;
  return `${shortened(text, max - end.length)}${end}`;
}

function voter({ who, at, reason = "" }: Decided["voters"][number], how = ""): string {
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  const why = oneLine(reason);
  return `${oneLine(who)} at ${when}${how}${why ? `: ${why}` : ""}`;
}

/** Control characters and all that ends a line become single spaces; broken surrogates become U+FFFD. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();

function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  // Half a surrogate pair at the cut would be no character.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}
