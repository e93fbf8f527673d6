import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bucket } from "../playground/aws/sagemaker/place.ts";
import { inStudio } from "../playground/aws/sagemaker/user-context.ts";
import { prod } from "../playground/scenarios/places.ts";
import { scenarios } from "../playground/scenarios/registry.ts";
import { churnTraining } from "../playground/scenarios/workloads.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const play = (id: string): void => scenarios.find((each) => each.id === id)?.play(stage.aws.sagemaker);
const cardOf = (name: string): string => stage.read("ml-approvals").findLast((text) => text.includes(name)) ?? "";
const statistics = (uri: string, more: object = {}) => ({
  ModelQuality: { Statistics: { ContentType: "application/json", S3Uri: uri, ...more } },
});

/** Registers a version by hand, after `minutes` of which its card is there. */
async function register(group: string, more: object = {}, minutes = 1): Promise<string> {
  const { registry } = stage.aws.sagemaker;
  const { name } = registry.register({
    group: registry.group(prod, group),
    ModelApprovalStatus: "PendingManualApproval",
    CreatedBy: inStudio(prod, "bo"),
    ...more,
  });
  await stage.minutes(minutes);
  return cardOf(name);
}
const container = (data: string) => ({
  InferenceSpecification: {
    Containers: [{ Image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:1", ModelDataUrl: data }],
    SupportedContentTypes: [],
    SupportedResponseMIMETypes: [],
  },
});

describe("the card of a version that waits for approval", () => {
  test("shows what it measured beside the approved version, who started it and what it was trained on", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    const card = cardOf("churn/12");
    expect(card).toMatch(/v12[\s\S]*v11 \(approved\)/);
    expect(card).toMatch(/auc[\s\S]*0\.9213[\s\S]*0\.9105[\s\S]*\+0\.0108 better/);
    expect(card).toMatch(/log_loss[\s\S]*\+0\.007 worse/);
    expect(card).toContain("recall is 0.7851, below its constraint of 0.79");
    expect(card).toContain("started by ana");
    expect(card).toMatch(/trained by pipelines-\w+-TrainModel-\w+ on train …\/features\/latest/);
  });

  test("says of each report that cannot be read why, and what to do", async () => {
    play("evidence-unreadable");
    await stage.minutes(1);
    const card = cardOf("fraud/1");
    expect(card).toContain("No approved version to compare with");
    expect(card).toMatch(/No model quality in s3:\/\/\S+: S3 does not let the bot read it/);
    expect(card).toMatch(
      /No bias in s3:\/\/risk-reports\S+: The bot may read other parts of S3 only.+risk-reports\/clarify\/\*/,
    );
    expect(card).toMatch(/No explainability in \S+: It is not JSON/);
  });

  test("of which the registry names no report says so", async () => {
    expect(await register("bare")).toContain("The version names no reports");
  });

  test("warns of a report that is not the one that was registered", async () => {
    const uri = bucket(prod, "tampered/evaluation.json");
    const hash = createHash("sha256").update('{"auc": 0.71}').digest("hex");
    stage.aws.sagemaker.world.objects.put(uri, '{"auc": 0.99}');
    const changed = await register("tampered", {
      ModelMetrics: statistics(uri, { ContentDigest: `sha256:${hash}` }),
    });
    expect(changed).toContain("It has changed since the version was registered");
    expect(changed).toContain("0.99");
    stage.aws.sagemaker.world.objects.put(uri, '{"auc": 0.71}');
    const same = await register("tampered", { ModelMetrics: statistics(uri, { ContentDigest: `sha256:${hash}` }) });
    expect(same).not.toContain("It has changed");
  });

  test("finds the training job by the address of its model, and names the endpoint that serves the group", async () => {
    const { training, hosting, endpoints, registry } = stage.aws.sagemaker;
    const job = training.create(
      prod,
      { ...churnTraining(prod), TrainingJobName: "ltv-7" },
      { startSeconds: 1, runSeconds: 1, ending: { ends: "Completed" } },
    );
    await stage.minutes(2);
    const model = training.shelf.at(job.arn)?.api.ModelArtifacts?.S3ModelArtifacts ?? "";
    const served = registry.register(
      { group: registry.group(prod, "ltv"), ModelApprovalStatus: "Approved", ...container("s3://old/model.tar.gz") },
      "quiet",
    );
    hosting.addModel(prod, "ltv-1", served.arn, "quiet");
    const variant = {
      VariantName: "A",
      ModelName: "ltv-1",
      InstanceType: "ml.m5.large",
      InitialInstanceCount: 1,
    } as const;
    endpoints.create(prod, "customer-value", hosting.addConfig(prod, "customer-value-1", [variant], "quiet"), "quiet");
    const card = await register("ltv", container(model));
    expect(card).toContain("trained by ltv-7");
    expect(card).toContain("served now by customer-value on v1");
  });

  test("goes out without what SageMaker does not tell, and says what that is", async () => {
    for (const operation of ["ListEndpoints", "ListModelPackages"]) stage.aws.denied.add(operation);
    const card = await register("closed");
    for (const operation of ["ListEndpoints", "ListModelPackages"]) stage.aws.denied.delete(operation);
    expect(card).toContain("Approval needed");
    expect(card).toMatch(/may not call sagemaker:ListModelPackages/);
    expect(card).toMatch(/may not call sagemaker:ListEndpoints/);
    expect(card).not.toContain("No approved version");
  });

  test("is looked up once: the same event again costs no call of S3", async () => {
    const last = stage.aws.sentEvents.findLast((event) => event["detail-type"].includes("Model Package"));
    const before = stage.slack.calls().length;
    if (!last) throw new Error("no event of a model package was sent");
    stage.aws.denied.add("GetObject");
    stage.aws.buses.defaultBus(prod.account, prod.region).put(last);
    await stage.aws.drain();
    stage.aws.denied.delete("GetObject");
    expect(stage.slack.calls()).toHaveLength(before);
  });

  test("is looked up again when a decided version waits once more", async () => {
    const { registry } = stage.aws.sagemaker;
    const uri = bucket(prod, "again/evaluation.json");
    stage.aws.sagemaker.world.objects.put(uri, '{"auc": 0.81}');
    expect(await register("again", { ModelMetrics: statistics(uri) })).toContain("0.81");
    const [arn = ""] = registry.packages.all().flatMap((held) => (held.name === "again/1" ? held.arn : []));
    registry.update(arn, { ModelApprovalStatus: "Rejected" }, inStudio(prod, "bo"));
    await stage.minutes(1);
    stage.aws.sagemaker.world.objects.put(uri, '{"auc": 0.82}');
    registry.update(arn, { ModelApprovalStatus: "PendingManualApproval" }, inStudio(prod, "bo"));
    await stage.minutes(1);
    expect(stage.read("ml-approvals").join("\n")).toContain("0.82");
  });

  test("has a button that shows all of it in the thread, looked up again, and the card follows", async () => {
    const uri = bucket(prod, "churn/evaluation/12/statistics.json");
    stage.aws.sagemaker.world.objects.put(uri, '{"metrics": {"auc": {"value": 0.8, "standard_deviation": 0.01}}}');
    const card = stage.slack.messages("ml-approvals").find((each) => stage.slack.readable(each).includes("churn/12"));
    const button = card && stage.slack.element(card, "Evidence");
    if (!card || !button) throw new Error("the card has no button for its evidence");
    await stage.slack.people.click("dee", "ml-approvals", card.ts, button.blockId, button.actionId);
    await stage.aws.drain();
    const [reply] = stage.slack.thread("ml-approvals", card.ts).slice(-1);
    const told = reply && stage.slack.readable(reply);
    expect(told).toMatch(/auc[\s\S]*0\.8[\s\S]*± 0\.01[\s\S]*worse/);
    expect(told).toContain("s3://sagemaker-eu-west-1-111122223333/churn/features/latest");
    expect(cardOf("churn/12")).toMatch(/auc[\s\S]*0\.8[\s\S]*worse/);
  });
});

test("a person asks for the evidence of a version that nobody follows, and of what has none", async () => {
  const ask = async (text: string): Promise<string> => {
    await stage.slack.people.command("dee", "ml-training", `/sagemaker evidence ${text}`);
    await stage.aws.drain();
    return stage.whispers("dee").at(-1) ?? "";
  };
  expect(await ask("model-package churn/9")).toContain("does not wait for a decision");
  expect(await ask("endpoint churn-api")).toContain(
    "Only model packages have evidence; the endpoint churn-api is none.",
  );
});
