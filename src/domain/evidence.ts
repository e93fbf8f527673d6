/** What a decision about a model package version rests on, looked up when the version came to wait for one. */
import * as z from "zod/mini";

/** A number that a report gives a name. */
const metric = z.object({
  name: z.string(),
  value: z.number(),
  /** Its standard deviation, where the report has one. */
  deviation: z.optional(z.number()),
});

/** What a metric may not fall below or rise above (Model Monitor's constraints.json). */
const constraint = z.object({
  metric: z.string(),
  threshold: z.number(),
  broken: z.enum(["below", "above"]),
});

/** One of Clarify's bias metrics, of one group of people. */
const bias = z.object({
  stage: z.enum(["before training", "after training"]),
  /** The column and the group: "Sex = 1". */
  facet: z.string(),
  /** "DPL" */
  name: z.string(),
  value: z.number(),
});

/** How much a feature counts, over all predictions: the mean of the absolute SHAP values. */
const feature = z.object({ name: z.string(), value: z.number() });

/** What a report says, whichever of the known layouts it has. */
export const findingsSchema = z.object({
  metrics: z.array(metric),
  constraints: z.array(constraint),
  bias: z.array(bias),
  /** The ones that count most first. */
  features: z.array(feature),
  /** Of the data set that Model Monitor looked at. */
  rows: z.optional(z.number()),
  columns: z.optional(z.number()),
  /** How many more numbers the report holds. */
  more: z.number(),
});

/** The places of ModelMetrics in the registry, in the order in which people read them. */
export const reportSources = [
  "model quality",
  "model quality constraints",
  "bias",
  "bias before training",
  "bias after training",
  "explainability",
  "data quality",
  "data quality constraints",
] as const;

/** One of the files that a version's ModelMetrics name. */
const report = z.object({
  source: z.enum(reportSources),
  uri: z.string(),
  found: z.optional(findingsSchema),
  /** Why nothing could be read of it, or what is wrong with it, in a sentence that says what to do. */
  problem: z.optional(z.string()),
  /** What to add to deployment.evidenceBuckets so that it can be read, where that is the problem. */
  allow: z.optional(z.string()),
});

/** The version that is approved now; the newest, where several are. */
const compared = z.discriminatedUnion("is", [
  z.object({ is: z.literal("version"), arn: z.string(), version: z.number(), reports: z.array(report) }),
  z.object({ is: z.literal("none") }),
  z.object({ is: z.literal("unknown") }),
]);

const lineage = z.object({
  pipeline: z.optional(z.object({ name: z.string(), arn: z.string() })),
  /** The training job that made the model. */
  job: z.optional(z.object({ name: z.string(), arn: z.string() })),
  /** What the job was trained on. */
  data: z.array(z.object({ channel: z.string(), uri: z.string() })),
});

const serving = z.object({
  /** The endpoints that serve a version of the group now. */
  endpoints: z.array(z.object({ name: z.string(), version: z.optional(z.number()) })),
  /** How many endpoints were looked at, and whether there are others. */
  looked: z.number(),
  more: z.boolean(),
});

export const evidenceSchema = z.object({
  /** The moment of the version that it is about. */
  moment: z.string(),
  reports: z.array(report),
  approved: compared,
  lineage,
  containers: z.array(z.object({ image: z.string(), data: z.optional(z.string()) })),
  /** Absent where it could not be looked up. */
  serving: z.optional(serving),
  /** What else could not be looked up, and why, each in a sentence. */
  missing: z.array(z.string()),
});

export type Evidence = z.output<typeof evidenceSchema>;
export type Report = z.output<typeof report>;
export type ReportSource = Report["source"];
export type Findings = z.output<typeof findingsSchema>;
export type Metric = z.output<typeof metric>;
export type Lineage = z.output<typeof lineage>;
export type Serving = z.output<typeof serving>;
export type Constraint = z.output<typeof constraint>;
export type BiasMetric = z.output<typeof bias>;
