import type { TextObject } from "@slack/types";
import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { Emoji, EmojiText } from "./emoji-view.tsx";
import { EntityView } from "./mention.tsx";
import { type Inline, type Piece, parseMrkdwn, parsePlain } from "./mrkdwn.ts";

/** mrkdwn as Slack draws it. */
export function MrkdwnText({ text }: { readonly text: string }): ReactNode {
  return <Each of={parseMrkdwn(text)}>{(piece) => <PieceView piece={piece} />}</Each>;
}

/** A text object: mrkdwn or plain text with emoji. */
export function TextObjectView({ text }: { readonly text: TextObject }): ReactNode {
  if (text.type === "mrkdwn") return <MrkdwnText text={text.text} />;
  return text.emoji === false ? text.text : <Inlines inlines={parsePlain(text.text)} />;
}

function PieceView({ piece }: { readonly piece: Piece }): ReactNode {
  switch (piece.kind) {
    case "pre":
      return <pre className="pre">{piece.text}</pre>;
    case "quote":
      return (
        <blockquote className="quote">
          <Inlines inlines={piece.children} />
        </blockquote>
      );
    case "paragraph":
      return (
        <span className="run">
          <Inlines inlines={piece.children} />
        </span>
      );
  }
}

/** A run of inline markup. */
function Inlines({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode {
  return <Each of={inlines}>{(inline) => <InlineView inline={inline} />}</Each>;
}

function InlineView({ inline }: { readonly inline: Inline }): ReactNode {
  switch (inline.kind) {
    case "text":
      return <EmojiText text={inline.text} />;
    case "code":
      return <code className="code">{inline.text}</code>;
    case "emoji":
      return <Emoji name={inline.name} />;
    case "styled": {
      const Tag = inline.style === "bold" ? "b" : inline.style === "italic" ? "i" : "s";
      return (
        <Tag>
          <Inlines inlines={inline.children} />
        </Tag>
      );
    }
    default:
      return <EntityView entity={inline} />;
  }
}
