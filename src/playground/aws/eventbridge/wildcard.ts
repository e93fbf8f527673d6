import { InvalidPattern } from "./invalid-pattern.ts";

/**
 * A test for EventBridge's wildcard: `*` stands for any characters, `\*` and `\\` for themselves.
 * Throws InvalidPattern for two stars in a row or another escape, as the real engine does.
 */
export function compileWildcard(wildcard: string): (text: string) => boolean {
  const tokens = wildcard.match(/\\[\s\S]?|[\s\S]/g) ?? [];
  const source = tokens.map((token, index) => {
    if (token === "*" && tokens[index - 1] === "*") {
      throw new InvalidPattern(`Consecutive wildcard characters at pos ${index - 1}`);
    }
    if (token === "*") return "[\\s\\S]*";
    if (token.startsWith("\\") && token !== "\\*" && token !== "\\\\") {
      throw new InvalidPattern(`Invalid escape character at pos ${index}`);
    }
    return quote(token.slice(-1));
  });
  const shape = new RegExp(`^${source.join("")}$`);
  return (text) => shape.test(text);
}

const quote = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
