import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";

/** Why a text is not JSON, and where: line and column count from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Reads JSON strictly; what is not JSON comes back with the place and the reason instead of an exception. */
export function readJson(text: string): JsonRead {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: problems(text)[0] ?? { line: 1, column: 1, why: "this is not JSON" } };
  }
}

/** Reads what can be read of a damaged text (trailing commas, comments, bare words, missing braces) and tells each repair. */
export function readJsonLeniently(text: string): { readonly value: unknown; readonly repairs: readonly JsonProblem[] } {
  return { value: parse(text, [], { allowTrailingComma: true, allowEmptyContent: true }), repairs: problems(text) };
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "a bare word stands where JSON wants a value in quotes or a number",
  InvalidNumberFormat: "this is not a number",
  PropertyNameExpected: "a property name is missing here, such as after a trailing comma",
  ValueExpected: "a value is missing here, such as after a trailing comma",
  ColonExpected: "a colon is missing here",
  CommaExpected: "a comma is missing here",
  CloseBraceExpected: "a closing brace } is missing",
  CloseBracketExpected: "a closing bracket ] is missing",
  EndOfFileExpected: "there is more text after the end of the JSON",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "this comment has no end",
  UnexpectedEndOfString: "this string has no closing quote",
  UnexpectedEndOfNumber: "this number is cut off",
  InvalidUnicode: "this is not a \\u escape",
  InvalidEscapeCharacter: "this escape is not known to JSON",
  InvalidCharacter: "this character may not stand in a JSON string",
};

function problems(text: string): readonly JsonProblem[] {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: false, disallowComments: true });
  // The parser may complain twice about one place; the first complaint is the clearer one.
  const places = errors.filter((error, index) => errors.findIndex((each) => each.offset === error.offset) === index);
  return places.map((error) => {
    const before = text.slice(0, error.offset).split("\n");
    const code = printParseErrorCode(error.error);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, why: words[code] ?? code };
  });
}
