import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from "@slack/types";
import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { Emoji, EmojiText } from "./emoji-view.tsx";
import { safeHref } from "./entity.ts";
import { DateText, EntityView, Link } from "./mention.tsx";

/** A rich_text block: sections, lists, quotes and preformatted text. */
export function RichText({ block }: { readonly block: RichTextBlock }): ReactNode {
  return (
    <div className="rich-text">
      <Each of={block.elements}>
        {(element, index) => <ElementView element={element} start={listStart(block.elements, index)} />}
      </Each>
    </div>
  );
}

function ElementView({
  element,
  start,
}: {
  readonly element: RichTextBlockElement;
  readonly start: number;
}): ReactNode {
  switch (element.type) {
    case "rich_text_section":
      return (
        <div className="rich-section">
          <Leaves leaves={element.elements} />
        </div>
      );
    case "rich_text_quote":
      return (
        <blockquote className="quote">
          <Leaves leaves={element.elements} />
        </blockquote>
      );
    case "rich_text_preformatted":
      return (
        <pre className="pre">
          <Leaves leaves={element.elements} />
        </pre>
      );
    case "rich_text_list":
      return <ListView list={element} start={start} />;
  }
}

function ListView({ list, start }: { readonly list: RichTextList; readonly start: number }): ReactNode {
  const indent = Math.min(8, Math.max(0, list.indent ?? 0));
  const className = `rich-list indent-${indent}${list.border === 1 ? " bordered" : ""}`;
  const items = (
    <Each of={list.elements}>
      {(section) => (
        <li>
          <Leaves leaves={section.elements} />
        </li>
      )}
    </Each>
  );
  return list.style === "ordered" ? (
    <ol className={`${className} level-${indent % 3}`} start={start}>
      {items}
    </ol>
  ) : (
    <ul className={`${className} level-${indent % 3}`}>{items}</ul>
  );
}

/** Slack counts on when an indented list stands between two halves of a numbered one. */
function listStart(elements: readonly RichTextBlockElement[], at: number): number {
  const list = elements[at];
  if (list?.type !== "rich_text_list") return 1;
  let start = 1;
  for (let index = at - 1; index >= 0; index--) {
    const before = elements[index];
    if (before?.type !== "rich_text_list" || (before.indent ?? 0) < (list.indent ?? 0)) break;
    if ((before.indent ?? 0) === (list.indent ?? 0) && before.style === list.style) start += before.elements.length;
  }
  return start;
}

function Leaves({ leaves }: { readonly leaves: readonly RichTextElement[] }): ReactNode {
  return <Each of={leaves}>{(leaf) => <Leaf leaf={leaf} />}</Each>;
}

function Leaf({ leaf }: { readonly leaf: RichTextElement }): ReactNode {
  const style = leaf.style ?? {};
  let drawn = leafContent(leaf);
  if (style.code) drawn = <code className="code">{drawn}</code>;
  if (style.strike) drawn = <s>{drawn}</s>;
  if (style.underline) drawn = <u>{drawn}</u>;
  if (style.italic) drawn = <i>{drawn}</i>;
  return style.bold ? <b>{drawn}</b> : drawn;
}

function leafContent(leaf: RichTextElement): ReactNode {
  switch (leaf.type) {
    case "text":
      return <EmojiText text={leaf.text} />;
    case "emoji":
      return <Emoji name={leaf.name} />;
    case "link":
      return safeHref(leaf.url) === undefined ? (
        (leaf.text ?? leaf.url)
      ) : (
        <Link href={leaf.url}>{leaf.text ?? leaf.url}</Link>
      );
    case "user":
      return <EntityView entity={{ kind: "user", id: leaf.user_id }} />;
    case "usergroup":
      return <EntityView entity={{ kind: "usergroup", id: leaf.usergroup_id }} />;
    case "channel":
      return <EntityView entity={{ kind: "channel", id: leaf.channel_id }} />;
    case "broadcast":
      return <EntityView entity={{ kind: "broadcast", range: leaf.range }} />;
    case "team":
      return leaf.team_id;
    case "color":
      return (
        <span className="color">
          <span className="swatch" style={{ background: leaf.value }} />
          {leaf.value}
        </span>
      );
    case "date": {
      const { timestamp, format, url, fallback } = leaf;
      const href = safeHref(url ?? "");
      return (
        <DateText
          timestamp={timestamp}
          format={format}
          fallback={fallback ?? ""}
          {...(href === undefined ? {} : { href })}
        />
      );
    }
  }
}
