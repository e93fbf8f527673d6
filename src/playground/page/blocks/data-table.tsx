import type { DataTableBlock, RichTextBlock } from "@slack/types";
import { type ReactNode, useState } from "react";
import { Each } from "../shell/each.tsx";
import { Icon } from "../shell/icons.tsx";
import { CellView, type TableCell } from "./table.tsx";
import { type Cell, nextSort, pageOf, type Sort, sortRows } from "./table-rows.ts";

const arrows = { ascending: "arrowUp", descending: "arrowDown" } as const;

/** A data table: a caption, headings that sort, and pages of `page_size` rows (Slack's default is five). */
export function DataTable({ block }: { readonly block: DataTableBlock }): ReactNode {
  const [sort, setSort] = useState<Sort>();
  const [wanted, setPage] = useState(0);
  const [head = [], ...body] = block.rows;
  const sorted = sortRows(body, sort, (row, column) => cellText(row[column]));
  const { rows, page, pages } = pageOf(sorted, wanted, block.page_size ?? 5);
  const rowHeader = block.row_header_column_index ?? 0;
  return (
    <div className="data-table">
      <div className="table-scroll">
        <table className="table">
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              <Each of={head}>
                {(cell, column) => (
                  <th scope="col" aria-sort={sort?.column === column ? sort.direction : "none"}>
                    <button type="button" className="sort" onClick={() => setSort(nextSort(sort, column))}>
                      <CellView cell={cell} />
                      <Icon name={sort?.column === column ? arrows[sort.direction] : "sort"} size={12} />
                    </button>
                  </th>
                )}
              </Each>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={body.indexOf(row)}>
                <Each of={row}>
                  {(cell, column) => {
                    const align = cell.type === "raw_number" ? "align-right" : "align-left";
                    return column === rowHeader ? (
                      <th scope="row" className={align}>
                        <CellView cell={cell} />
                      </th>
                    ) : (
                      <td className={align}>
                        <CellView cell={cell} />
                      </td>
                    );
                  }}
                </Each>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div className="pager">
          <span aria-live="polite">
            {page * (block.page_size ?? 5) + 1}–{page * (block.page_size ?? 5) + rows.length} of {body.length}
          </span>
          <PageButton label="Previous page" icon="chevronLeft" to={page - 1} pages={pages} go={setPage} />
          <PageButton label="Next page" icon="chevronRight" to={page + 1} pages={pages} go={setPage} />
        </div>
      )}
    </div>
  );
}

interface PageButtonProps {
  readonly label: string;
  readonly icon: "chevronLeft" | "chevronRight";
  readonly to: number;
  readonly pages: number;
  readonly go: (page: number) => void;
}

function PageButton({ label, icon, to, pages, go }: PageButtonProps): ReactNode {
  return (
    <button type="button" className="ghost" aria-label={label} disabled={to < 0 || to >= pages} onClick={() => go(to)}>
      <Icon name={icon} size={16} />
    </button>
  );
}

function cellText(cell: TableCell | undefined): Cell {
  if (cell === undefined) return { text: "" };
  if (cell.type === "raw_number") return { text: cell.text, number: cell.value };
  const text = cell.type === "raw_text" ? cell.text : leafText(cell);
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? { text } : { text, number };
}

function leafText(block: RichTextBlock): string {
  return block.elements
    .flatMap((element) => (element.type === "rich_text_list" ? [] : element.elements))
    .map((leaf) => ("text" in leaf ? (leaf.text ?? "") : ""))
    .join("");
}
