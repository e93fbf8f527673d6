import type { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from "@slack/types";
import type { ReactNode } from "react";
import { Each } from "../shell/each.tsx";
import { EmojiText } from "../text/emoji-view.tsx";
import { RichText } from "../text/rich-text.tsx";

/** What a cell of a table or of a data table can hold. */
export type TableCell = RichTextBlock | RawTextElement | RawNumberElement;

/** A table: the first row is the head; columns align and wrap as the block says. */
export function Table({ block }: { readonly block: TableBlock }): ReactNode {
  const [head = [], ...rows] = block.rows;
  const columnClass = (column: number) => {
    const settings = block.column_settings?.[column];
    return `align-${settings?.align ?? "left"}${settings?.is_wrapped === true ? " wrapped" : ""}`;
  };
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <Each of={head}>
              {(cell, column) => (
                <th scope="col" className={columnClass(column)}>
                  <CellView cell={cell} />
                </th>
              )}
            </Each>
          </tr>
        </thead>
        <tbody>
          <Each of={rows}>
            {(row) => (
              <tr>
                <Each of={row}>
                  {(cell, column) => (
                    <td className={columnClass(column)}>
                      <CellView cell={cell} />
                    </td>
                  )}
                </Each>
              </tr>
            )}
          </Each>
        </tbody>
      </table>
    </div>
  );
}

/** One cell: raw text, a number as it is to be shown, or rich text with links and mentions. */
export function CellView({ cell }: { readonly cell: TableCell }): ReactNode {
  return cell.type === "rich_text" ? <RichText block={cell} /> : <EmojiText text={cell.text} />;
}
