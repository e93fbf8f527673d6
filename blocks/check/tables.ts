/** The table and data_table blocks. Both count as the one table that a message may have. */
import { limits } from "../limits.ts";
import { richText } from "./rich-text.ts";
import {
  byType,
  type FieldsRule,
  flag,
  integer,
  isFields,
  isList,
  lengthOf,
  list,
  number,
  object,
  oneOf,
  type Rule,
  text,
} from "./rule.ts";

const blockId = text({ max: limits.blockId });
const rawText = object({ required: { type: oneOf("raw_text"), text: text() } });
const rawNumber = object({ required: { type: oneOf("raw_number"), value: number, text: text() } });

const sameLength: FieldsRule = ({ rows }, at, { report }) => {
  const lengths = (isList(rows) ? rows : []).map((row) => (isList(row) ? row.length : 0));
  if (new Set(lengths).size > 1) report(`${at}/rows`, "all rows must have the same number of cells");
};

const fewCharacters =
  (max: number): FieldsRule =>
  ({ rows }, at, { report }) => {
    if (charactersOf(rows) > max) report(`${at}/rows`, `must be less than ${max + 1} characters in all`);
  };

/** The text of all cells, however deep: rich text cells hold it some levels down. */
function charactersOf(value: unknown, depth = 0): number {
  if (depth > 8) return 0;
  if (isList(value)) return value.reduce((sum: number, each) => sum + charactersOf(each, depth + 1), 0);
  if (!isFields(value)) return 0;
  const own = value["text"];
  return (typeof own === "string" ? lengthOf(own) : 0) + charactersOf(value["elements"], depth + 1);
}

export const table: Rule = object(
  {
    required: {
      type: oneOf("table"),
      rows: list(
        list(byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }), {
          min: 1,
          max: limits.table.columns,
        }),
        {
          min: 1,
          max: limits.table.rows,
        },
      ),
    },
    optional: {
      block_id: blockId,
      column_settings: list(object({ optional: { align: oneOf("left", "center", "right"), is_wrapped: flag } }), {
        max: limits.table.columnSettings,
      }),
    },
  },
  sameLength,
  fewCharacters(limits.table.characters),
);

/** Documented, but refused in posted messages (live test by a third party, 2026): a number goes as raw_text. */
const refusedNumber: Rule = (_value, at, { report }) => report(at, "raw_number cells are refused in posted messages");
const cell = byType({ raw_text: rawText, raw_number: refusedNumber, rich_text: richText });

const plainHeader: FieldsRule = ({ rows }, at, { report }) => {
  const header = isList(rows) ? rows[0] : undefined;
  (isList(header) ? header : []).forEach((each, index) => {
    if (isFields(each) && each["type"] === "rich_text")
      report(`${at}/rows/0/${index}`, "a header cell must not be rich_text");
  });
};

export const dataTable: Rule = object(
  {
    required: {
      type: oneOf("data_table"),
      caption: text(),
      rows: list(list(cell, { min: 1, max: limits.dataTable.columns }), {
        min: limits.dataTable.minRows,
        max: limits.dataTable.rows,
      }),
    },
    optional: {
      block_id: blockId,
      page_size: integer(1, limits.dataTable.pageSize),
      row_header_column_index: integer(0, limits.dataTable.columns - 1),
    },
  },
  sameLength,
  fewCharacters(limits.dataTable.characters),
  plainHeader,
);
