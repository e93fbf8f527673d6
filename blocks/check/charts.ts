/** The data_visualization block: docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
import { limits } from "../limits.ts";
import {
  byType,
  duplicates,
  type FieldsRule,
  isFields,
  isList,
  list,
  number,
  object,
  oneOf,
  type Rule,
  text,
} from "./rule.ts";

const label = text({ max: limits.chart.label });
const axisLabel = text({ max: limits.chart.axisLabel });

const positive: Rule = (value, at, to) => {
  number(value, at, to);
  if (typeof value === "number" && value <= 0) to.report(at, "must be greater than 0");
};

const pie = object({
  required: {
    type: oneOf("pie"),
    segments: list(object({ required: { label, value: positive } }), { min: 1, max: limits.chart.segments }),
  },
});

const items = (value: unknown): readonly unknown[] => (isList(value) ? value : []);
const field = (value: unknown, name: string): unknown => (isFields(value) ? value[name] : undefined);

const uniqueNames: FieldsRule = ({ series }, at, { report }) => {
  const names = items(series).map((each, index) => [`${at}/series/${index}/name`, field(each, "name")] as const);
  for (const [pointer, name] of duplicates(names)) report(pointer, `series name ${name} is used more than once`);
};

/** Every series has exactly one point for each category, under the category's own label. */
const onePointPerCategory: FieldsRule = ({ series, axis_config }, at, { report }) => {
  const categories = items(field(axis_config, "categories"));
  for (const [pointer, name] of duplicates(
    categories.map((each, index) => [`${at}/axis_config/categories/${index}`, each]),
  ))
    report(pointer, `category ${name} is there more than once`);
  items(series).forEach((each, index) => {
    const labels = items(field(each, "data")).map((point) => field(point, "label"));
    const fits = labels.length === categories.length && categories.every((category) => labels.includes(category));
    if (!fits) report(`${at}/series/${index}/data`, "must have exactly one point for each category");
  });
};

const plotted = (type: string) =>
  object(
    {
      required: {
        type: oneOf(type),
        series: list(
          object({
            required: {
              name: text({ max: limits.chart.seriesName }),
              data: list(object({ required: { label, value: number } }), { min: 1, max: limits.chart.points }),
            },
          }),
          { min: 1, max: limits.chart.series },
        ),
        axis_config: object({
          required: { categories: list(label, { min: 1, max: limits.chart.points }) },
          optional: { x_label: axisLabel, y_label: axisLabel },
        }),
      },
    },
    uniqueNames,
    onePointPerCategory,
  );

export const dataVisualization: Rule = object({
  required: {
    type: oneOf("data_visualization"),
    title: text({ max: limits.chart.title }),
    chart: byType({ pie, line: plotted("line"), bar: plotted("bar"), area: plotted("area") }),
  },
  optional: { block_id: text({ max: limits.blockId }) },
});
