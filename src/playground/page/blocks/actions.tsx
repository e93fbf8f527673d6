import type { ActionsBlock } from "@slack/types";
import type { ReactNode } from "react";
import { Element } from "./element.tsx";

/** A row of buttons and menus; it wraps where the message is narrow. */
export function Actions({ block }: { readonly block: ActionsBlock }): ReactNode {
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <Element
          key={("action_id" in element ? element.action_id : undefined) ?? index}
          element={element}
          blockId={block.block_id ?? ""}
        />
      ))}
    </div>
  );
}
