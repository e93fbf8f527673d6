/** What is written out in a program: each part of an object or an array by its key, with the line where it begins. */
type Parts = ReadonlyMap<string, { readonly line: number; readonly parts: Parts }>;

interface Token {
  readonly text: string;
  readonly line: number;
}

/**
 * The line, from 1, where a program writes a value that it gives to `defineConfig`, such as the one at
 * `["approvals", 1, "required"]`, else what is nearest around it. Where the call itself does not hold the list, the object
 * with that `id` is looked for in the whole text. Undefined when nothing is found.
 */
export function lineOf(text: string, path: readonly PropertyKey[], id?: string): number | undefined {
  const tokens = tokensOf(text);
  const call = tokens.findIndex((each, at) => each.text === "defineConfig" && tokens[at + 1]?.text === "(");
  const lines = call < 0 ? [] : linesAlong(path, partsOf(tokens, call + 2));
  const byId = lines.length < 2 && id !== undefined ? lineOfId(tokens, id) : undefined;
  return byId ?? lines.at(-1);
}

const tokenShape =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\.\.\.|[\w$]+|\n|[^\s\w$]/g;

function tokensOf(text: string): readonly Token[] {
  let next = 1;
  return [...text.matchAll(tokenShape)].flatMap(([each]) => {
    const line = next;
    next += each.split("\n").length - 1;
    return each === "\n" || /^\/[/*]/.test(each) ? [] : [{ text: each, line }];
  });
}

/** The lines of the steps of the path, as far as the text writes them out. */
function linesAlong(path: readonly PropertyKey[], from: Parts): readonly number[] {
  const [key, ...rest] = path;
  const step = key === undefined ? undefined : from.get(String(key));
  return step ? [step.line, ...linesAlong(rest, step.parts)] : [];
}

function partsOf(tokens: readonly Token[], start: number): Parts {
  const parts = new Map<string, { line: number; parts: Parts }>();
  const isArray = is("[", tokens[start]);
  if (!isArray && !is("{", tokens[start])) return parts;
  for (let at = start + 1; ; ) {
    const first = tokens[at];
    // What is spread into an array moves all that follows it to places that the text does not tell.
    if (!first || isClosing(first) || (isArray && is("...", first))) return parts;
    const named = isArray || is(":", tokens[at + 1]);
    const value = !isArray && named ? at + 2 : at;
    const key = isArray ? String(parts.size) : unquoted(first.text);
    if (named) parts.set(key, { line: first.line, parts: partsOf(tokens, value) });
    const end = endOf(tokens, value);
    at = is(",", tokens[end]) ? end + 1 : end;
  }
}

/** On to the comma or the bracket that ends the value that begins here. */
function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; ; at += 1) {
    const each = tokens[at];
    if (!each || (depth === 0 && (is(",", each) || isClosing(each)))) return at;
    if (/^[([{]$/.test(each.text)) depth += 1;
    if (isClosing(each)) depth -= 1;
  }
}

const lineOfId = (tokens: readonly Token[], id: string): number | undefined =>
  tokens.find(
    (each, at) => unquoted(each.text) === id && is(":", tokens[at - 1]) && unquoted(tokens[at - 2]?.text) === "id",
  )?.line;

const is = (text: string, token: Token | undefined): boolean => token?.text === text;
const isClosing = ({ text }: Token): boolean => /^[)\]}]$/.test(text);
const unquoted = (text = ""): string => text.replace(/^(["'`])(.*)\1$/s, "$2");
