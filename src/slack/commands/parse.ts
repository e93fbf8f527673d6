import type { Target } from "../../domain/intent.ts";
import { didYouMean, type Parsed, quoted, SLASH, type Usage, understood, usage } from "./command.ts";
import { leadingKind } from "./kind-words.ts";
import { nearest } from "./nearest.ts";
import { plainText } from "./plain-text.ts";
import { commands, verbs } from "./registry.ts";
import { tokenize } from "./tokens.ts";

/** What a command is read with: the bot's own region, in which a console link without an account is looked for. */
export interface Home {
  readonly region: string;
  /** The resource of the card in whose thread the command was written. */
  readonly target?: Target | undefined;
}

/** Longer examples would repeat a whole paste. */
const MAX_EXAMPLE = 200;

/**
 * The text after `/sagemaker`, as Slack sent it, as an Intent, or as a sentence about what is missing with an example that
 * would be understood. Takes any text and never throws.
 */
export function parseCommand(text: string, home: Home): Parsed {
  const plain = plainText(text);
  const parsed = parsePlain(plain, home);
  return parsed.is === "usage" && !works(parsed.example, home) ? { ...parsed, example: exampleFor(plain) } : parsed;
}

function parsePlain(plain: string, home: Home): Parsed {
  const tokens = tokenize(plain);
  const [verb, ...words] = tokens.flatMap((token) => (token.is === "word" ? [token.text] : []));
  const filters = tokens.filter((token) => token.is === "filter");
  if (verb === undefined)
    return filters.length > 0 ? noVerb([`list training ${plain}`], home) : understood({ do: "help" });

  const command = commands.find((each) => each.verb === verb.toLowerCase());
  if (command) return command.parse({ words, filters, verbs, ...home });

  // An ARN or a link alone is a wish to see what it leads to.
  if (/^(arn:|https?:\/\/)/i.test(verb)) return parsePlain(`show ${plain}`, home);
  if (leadingKind([verb, ...words])) return noVerb([`show ${plain}`, `list ${plain}`], home);
  const meant = nearest(verb, verbs);
  if (meant)
    return usage(
      didYouMean(verb, meant),
      plain.replace(verb, () => meant),
    );
  return usage(`I do not know ${quoted(verb)}. I know: ${verbs.join(", ")}.`, "help");
}

function noVerb(guesses: readonly string[], home: Home): Usage {
  const example = guesses.find((guess) => works(`${SLASH} ${guess}`, home)) ?? "help";
  return usage(`Start with what to do: ${verbs.join(", ")}.`, example);
}

const works = (example: string, home: Home): boolean =>
  example.length <= MAX_EXAMPLE && parsePlain(example.slice(SLASH.length + 1), home).is === "intent";

/** The first example of the verb that the person began with. */
function exampleFor(plain: string): string {
  const verb = plain.split(" ")[0]?.toLowerCase();
  return `${SLASH} ${(commands.find((each) => each.verb === verb)?.examples ?? ["help"])[0]}`;
}
