import type { SectionBlock } from "@slack/types";
import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { Element } from "./element.tsx";

/** A section: text, then fields in two columns, and its accessory at the right. */
export function Section({ block }: { readonly block: SectionBlock }): ReactNode {
  return (
    <div className="section">
      <div className="section-text">
        {block.text !== undefined && <TextObjectView text={block.text} />}
        {block.fields !== undefined && (
          <div className="fields">
            <Each of={block.fields}>
              {(field) => (
                <div className="field">
                  <TextObjectView text={field} />
                </div>
              )}
            </Each>
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div className="accessory">
          <Element element={block.accessory} blockId={block.block_id ?? ""} />
        </div>
      )}
    </div>
  );
}
