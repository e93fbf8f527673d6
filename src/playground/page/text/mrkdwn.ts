import { isEmoji } from "./emoji.ts";
import { decode, type Entity, readEntity } from "./entity.ts";

/** A piece of a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "emoji"; readonly name: string }
  | { readonly kind: "styled"; readonly style: Style; readonly children: readonly Inline[] }
  | Entity;

type Style = "bold" | "italic" | "strike";

/** A paragraph, a quote or fenced text. */
export type Piece =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly children: readonly Inline[] }
  | { readonly kind: "pre"; readonly text: string };

const styleOf: Readonly<Record<string, Style>> = { "*": "bold", _: "italic", "~": "strike" };

/** Reads Slack's mrkdwn the way Slack's clients draw it. Never throws: what does not parse is text. */
export function parseMrkdwn(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  // The capture group makes split keep what stands between the fences, at the odd places.
  text.split(/```([\s\S]+?)```\n?/).forEach((part, index) => {
    if (index % 2 === 1) pieces.push({ kind: "pre", text: decode(part.replace(/^\n|\n$/g, "")) });
    else pieces.push(...paragraphs(index === 0 ? part : part.replace(/^\n/, "")));
  });
  return pieces;
}

/** Plain text objects have no markup but emoji codes. */
export function parsePlain(text: string): readonly Inline[] {
  return joinText(
    text.split(/(:[a-z0-9_+'-]+:)/).map((part) => {
      const name = part.slice(1, -1);
      return part.startsWith(":") && isEmoji(name) ? { kind: "emoji", name } : { kind: "text", text: part };
    }),
  );
}

function paragraphs(text: string): readonly Piece[] {
  const groups: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const last = groups.at(-1);
    const content = quoted?.[1] ?? line;
    if (last !== undefined && last.quote === (quoted !== null)) last.lines.push(content);
    else groups.push({ quote: quoted !== null, lines: [content] });
  }
  return groups.flatMap(({ quote, lines }): Piece[] => {
    const children = parseInline(lines.join("\n"));
    return children.length === 0 ? [] : [{ kind: quote ? "quote" : "paragraph", children }];
  });
}

/** One run of mrkdwn without fences and quotes. */
export function parseInline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let at = 0;
  while (at < text.length) {
    const next = readAt(text, at);
    found.push(next.inline);
    at = next.end;
  }
  return joinText(found);
}

interface Read {
  readonly inline: Inline;
  readonly end: number;
}

function readAt(text: string, at: number): Read {
  const char = text.charAt(at);
  const special =
    char === "`"
      ? readCode(text, at)
      : char === "<"
        ? readBrackets(text, at)
        : char === ":"
          ? readEmoji(text, at)
          : char === "h"
            ? readBareUrl(text, at)
            : readStyled(text, at);
  if (special !== undefined) return special;
  const escaped = /^&(?:lt|gt|amp);/.exec(text.slice(at, at + 5))?.[0];
  return { inline: { kind: "text", text: decode(escaped ?? char) }, end: at + (escaped ?? char).length };
}

function readCode(text: string, at: number): Read | undefined {
  const code = /^`([^`\n]+)`/.exec(text.slice(at));
  return code?.[1] === undefined
    ? undefined
    : { inline: { kind: "code", text: decode(code[1]) }, end: at + code[0].length };
}

function readBrackets(text: string, at: number): Read | undefined {
  const close = text.indexOf(">", at);
  const entity = close < 0 ? undefined : readEntity(text.slice(at + 1, close));
  return entity === undefined ? undefined : { inline: entity, end: close + 1 };
}

function readEmoji(text: string, at: number): Read | undefined {
  const code = /^:([a-z0-9_+'-]+):/.exec(text.slice(at));
  return code?.[1] === undefined || !isEmoji(code[1])
    ? undefined
    : { inline: { kind: "emoji", name: code[1] }, end: at + code[0].length };
}

/** Slack links a bare address only where a word begins, so `&lt;https://…` stays text. */
function readBareUrl(text: string, at: number): Read | undefined {
  if (at > 0 && !/[\s(]/.test(text.charAt(at - 1))) return undefined;
  const url = /^https?:\/\/(?:(?!&lt;|&gt;)[^\s<>|`])+/.exec(text.slice(at))?.[0].replace(/[.,;:!?)*_~'"]+$/, "");
  if (url === undefined) return undefined;
  const href = decode(url);
  return { inline: { kind: "link", href, label: href }, end: at + url.length };
}

function readStyled(text: string, at: number): Read | undefined {
  const mark = text.charAt(at);
  const style = styleOf[mark];
  if (style === undefined || isWord(text.charAt(at - 1)) || text.charAt(at - 1) === mark) return undefined;
  const first = text.charAt(at + 1);
  if (first === "" || first === mark || /\s/.test(first)) return undefined;
  const close = closing(text, at + 1, mark);
  if (close === undefined) return undefined;
  return { inline: { kind: "styled", style, children: parseInline(text.slice(at + 1, close)) }, end: close + 1 };
}

/** The mark that ends a style: on the same line, after a letter, before no letter, and outside code and brackets. */
function closing(text: string, from: number, mark: string): number | undefined {
  for (let at = from; at < text.length && text.charAt(at) !== "\n"; at++) {
    const skipped = /^(?:`[^`\n]+`|<[^>\n]+>)/.exec(text.slice(at))?.[0];
    if (skipped !== undefined) at += skipped.length - 1;
    else if (text.charAt(at) === mark && !/\s/.test(text.charAt(at - 1)) && !isWord(text.charAt(at + 1))) return at;
  }
  return undefined;
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function joinText(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === "text" && inline.text === "") continue;
    if (inline.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = { kind: "text", text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

/** The words alone, for previews and screen readers. */
export function plainText(inlines: readonly Inline[], name: (entity: Entity) => string): string {
  return inlines.map((inline) => wordsOf(inline, name)).join("");
}

function wordsOf(inline: Inline, name: (entity: Entity) => string): string {
  switch (inline.kind) {
    case "text":
    case "code":
      return inline.text;
    case "emoji":
      return `:${inline.name}:`;
    case "styled":
      return plainText(inline.children, name);
    default:
      return name(inline);
  }
}
