/** A piece of a command: a word, or a filter such as `status:failed`. */
export type Token =
  | { readonly is: "word"; readonly text: string }
  | { readonly is: "filter"; readonly key: string; readonly value: string };

/**
 * An optional `key:` (a space after it is forgiven; `arn:` and `https://` are no keys), then a value: in double quotes, in
 * single ones, or up to the next space. A quote that is never closed goes to the end.
 */
const piece = /(?:(?!arn:)(?<key>[a-z_]+):(?!\/\/) ?)?(?:"(?<double>[^"]*)"?|'(?<single>[^']*)'?|(?<bare>\S+))/gi;

/** Splits text into words and filters, in their order. Takes any text and never throws. */
export function tokenize(text: string): readonly Token[] {
  return [...text.matchAll(piece)].flatMap(({ groups = {} }): readonly Token[] => {
    const { key, double, single, bare } = groups;
    // A name that was copied from a card may bring its backticks.
    const value = (double ?? single ?? bare ?? "").replace(/^`+|`+$/g, "");
    if (key !== undefined) return [{ is: "filter", key: key.toLowerCase(), value }];
    return value === "" ? [] : [{ is: "word", text: value }];
  });
}
