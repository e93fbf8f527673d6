import type { AlertBlock, CardBlock, ContainerBlock } from "@slack/types";
import type { ReactNode } from "react";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { RichText } from "../text/rich-text.tsx";
import { BlockButton } from "./block-button.tsx";

/** A banner in the colour of its level; the words carry the meaning. */
export function AlertView({ block }: { readonly block: AlertBlock }): ReactNode {
  return (
    <div className={`alert ${block.level ?? "default"}`}>
      <TextObjectView text={block.text} />
    </div>
  );
}

/** A card: title, subtitle, body and up to three buttons in a frame. */
export function CardView({ block }: { readonly block: CardBlock }): ReactNode {
  return (
    <div className="frame card-frame">
      {block.title !== undefined && (
        <div className="frame-title">
          <TextObjectView text={block.title} />
        </div>
      )}
      {block.subtitle !== undefined && (
        <div className="frame-subtitle">
          <TextObjectView text={block.subtitle} />
        </div>
      )}
      {block.body !== undefined && <TextObjectView text={block.body} />}
      {block.actions !== undefined && (
        <div className="actions">
          {block.actions.map((button) => (
            <BlockButton key={button.action_id ?? button.text.text} button={button} blockId={block.block_id ?? ""} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ContainerProps {
  readonly block: ContainerBlock;
  /** The child blocks, drawn. */
  readonly children: ReactNode;
}

/** A frame around other blocks, which may fold away. */
export function ContainerView({ block, children }: ContainerProps): ReactNode {
  const title = (
    <>
      <span className="frame-title">
        {block.rich_text_title !== undefined ? <RichText block={block.rich_text_title} /> : block.title?.text}
      </span>
      {block.subtitle !== undefined && (
        <span className="frame-subtitle">
          <TextObjectView text={block.subtitle} />
        </span>
      )}
    </>
  );
  if (block.is_collapsible === true) {
    return (
      <details className="frame" open={block.default_collapsed !== true}>
        <summary>{title}</summary>
        {children}
      </details>
    );
  }
  return (
    <div className="frame">
      <div className={block.has_header_divider === true ? "frame-head ruled" : "frame-head"}>{title}</div>
      {children}
    </div>
  );
}
