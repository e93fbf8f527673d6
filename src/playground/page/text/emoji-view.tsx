import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { emojiCharacter, emojiWords, splitEmoji } from "./emoji.ts";
import { emojiArt } from "./emoji-art.tsx";

/** One emoji; a name that nobody knows stays as it was typed. */
export function Emoji({ name }: { readonly name: string }): ReactNode {
  const character = emojiCharacter(name);
  if (character === undefined) return `:${name}:`;
  const art = emojiArt[name];
  return (
    <span className="emoji" role="img" aria-label={emojiWords(name)} title={`:${name}:`}>
      {art === undefined ? (
        character
      ) : (
        <svg viewBox="0 0 20 20" aria-hidden="true">
          {art}
        </svg>
      )}
    </span>
  );
}

/** Text in which emoji characters are drawn like their names. */
export function EmojiText({ text }: { readonly text: string }): ReactNode {
  return <Each of={splitEmoji(text)}>{(part) => ("text" in part ? part.text : <Emoji name={part.name} />)}</Each>;
}
