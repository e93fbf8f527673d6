import type { ActionsBlockElement, SectionBlockAccessory } from "@slack/types";
import type { ReactNode } from "react";
import { BlockButton } from "./block-button.tsx";
import { ImageNote } from "./image-note.tsx";
import { MessageSelect } from "./message-select.tsx";
import { OtherBlock } from "./other-block.tsx";
import { OverflowMenu } from "./overflow-menu.tsx";

interface ElementProps {
  readonly element: ActionsBlockElement | SectionBlockAccessory;
  readonly blockId: string;
}

/** An interactive element of a message. */
export function Element({ element, blockId }: ElementProps): ReactNode {
  switch (element.type) {
    case "button":
      return <BlockButton button={element} blockId={blockId} />;
    case "overflow":
      return <OverflowMenu overflow={element} blockId={blockId} />;
    case "static_select":
      return <MessageSelect select={element} blockId={blockId} />;
    case "image":
      return <ImageNote alt={element.alt_text} url={"image_url" in element ? element.image_url : undefined} />;
    default:
      return <OtherBlock block={{ type: "actions", elements: [element] }} />;
  }
}
