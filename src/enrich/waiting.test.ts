import { expect, test } from "vitest";
import { decode } from "../events/decode.ts";
import { foldAll } from "../notify/fold.ts";
import { viewOf } from "../notify/view.ts";
import { own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import { packageEvent } from "../testing/events.ts";
import { enrichWith } from "./enrich.ts";

const waits = (() => {
  const decoded = decode(packageEvent("PendingManualApproval", 1, {}));
  const [first] = decoded.is === "change" ? decoded.changes : [];
  if (!first) throw new Error("the event tells nothing");
  return foldAll(undefined, [{ ...first, account: own.account }]);
})();
const { generatedBy = "" } = viewOf("model-package", waits).parts.package ?? {};
const failures = { note: async () => 1 };
const role = { IamIdentity: { Arn: `arn:aws:sts::${own.account}:assumed-role/PipelineRole/SageMaker` } };
const registered = { CreatedBy: role, MetadataProperties: { GeneratedBy: generatedBy } };

/** An account with nothing in it but the version. */
const empty = {
  ListPipelineExecutionSteps: { PipelineExecutionSteps: [] },
  ListModelPackages: { ModelPackageSummaryList: [] },
  ListEndpoints: { Endpoints: [] },
};

const partsAfter = (answers: Parameters<typeof withStandIn>[0]) =>
  withStandIn({ ...empty, ...answers }, async ({ clients }) => {
    const [first, ...rest] = await enrichWith({ clients, own, failures, evidenceBuckets: [] })(waits);
    return viewOf("model-package", first ? foldAll(waits, [first, ...rest]) : waits).parts;
  });

test("the author of what a pipeline registered is the person who started it", async () => {
  const { author, evidence } = await partsAfter({
    DescribeModelPackage: registered,
    DescribePipelineExecution: { CreatedBy: { UserProfileName: "ana" } },
  });
  expect(author).toEqual({ name: "ana", kind: "person", via: "pipeline churn-nightly" });
  expect(evidence?.missing).toEqual([]);
});

test("a person who registers a version is its author, whoever started the pipeline", async () => {
  const { author } = await partsAfter({
    DescribeModelPackage: { ...registered, CreatedBy: { UserProfileName: "bo" } },
    DescribePipelineExecution: { CreatedBy: { UserProfileName: "ana" } },
  });
  expect(author).toEqual({ name: "bo", kind: "person" });
});

test("a pipeline that a schedule started has a service as its author", async () => {
  const { author } = await partsAfter({ DescribeModelPackage: registered, DescribePipelineExecution: {} });
  expect(author).toEqual({ name: "role PipelineRole", kind: "service", via: "pipeline churn-nightly" });
});

test("who started a pipeline that cannot be read is not known, and the card says why", async () => {
  const { author, evidence } = await partsAfter({
    DescribeModelPackage: registered,
    DescribePipelineExecution: new Refusal("ThrottlingException", "Rate exceeded"),
  });
  expect(author).toBeUndefined();
  expect(evidence?.missing.join()).toContain("too many calls");
});

test("a version that cannot be looked at has its card without an author", async () => {
  const { author, evidence } = await partsAfter({ DescribeModelPackage: new Refusal("AccessDeniedException", "no") });
  expect(author).toBeUndefined();
  expect(evidence?.missing).toHaveLength(1);
});
