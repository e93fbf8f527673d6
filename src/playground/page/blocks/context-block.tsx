import type { ContextBlock } from "@slack/types";
import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { ImageNote } from "./image-note.tsx";

/** The quiet line of a card. */
export function Context({ block }: { readonly block: ContextBlock }): ReactNode {
  return (
    <div className="context">
      <Each of={block.elements}>
        {(element) => (
          <div className="context-element">
            {element.type === "image" ? (
              <ImageNote alt={element.alt_text} url={"image_url" in element ? element.image_url : undefined} />
            ) : (
              <TextObjectView text={element} />
            )}
          </div>
        )}
      </Each>
    </div>
  );
}
