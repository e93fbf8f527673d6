import { describe, expect, test } from "vitest";
import type { CardFacts } from "../../src/domain/card.ts";
import { storyOf } from "../../src/events/endpoint/story.ts";
import { kinds } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import { basic } from "../degrade.ts";
import type { RunningRow } from "../home/running.ts";
import type { WaitingRow } from "../home/waiting.ts";
import type { Message } from "../message.ts";
import { at, factsOf, nasty } from "../testing/facts.ts";
import { leftovers, marked, read } from "../testing/read.ts";
import { outcomeAnswer, refusal, usageError } from "./answers.ts";
import { type AuditRow, auditTable } from "./audit.ts";
import { blockedNotice } from "./blocked.ts";
import { forbidden } from "./forbidden.ts";
import { help } from "./help.ts";
import { listTable } from "./list-table.ts";
import { unreadableNotice } from "./notice.ts";
import { outcomeReply } from "./outcome.ts";
import { pendingForAll, pendingReply } from "./pending.ts";
import { runningReply } from "./running.ts";

function said(message: Message): string {
  expect(problems(message)).toEqual([]);
  expect(problems(basic(message))).toEqual([]);
  expect(`${message.text}\n${read(message)}`).not.toMatch(leftovers);
  return read(message);
}

const job = {
  status: "Failed",
  startedAt: at(14),
  endedAt: at(14, 17),
  reason: "out of\nmemory <!channel>",
  transitions: [],
  metrics: [],
  hyperParameters: {},
};
const training = factsOf("training-job", "training job", "bert", kinds["training-job"].summary({ job }), { job });

describe("a reply in the thread", () => {
  test("says that and why something failed, and mentions whom the route names", () => {
    const reply = outcomeReply("failed", training, "<!subteam^S123>");
    expect(said(reply)).toBe(
      "<!subteam^S123> :red_circle: Training job bert failed after 17 min in `prod` eu-west-1: out of memory <!channel>",
    );
    expect(marked(reply)).not.toContain("<!channel>");
    expect(outcomeReply("failed", training).text).not.toContain("<!subteam");
  });

  test("what is no mention is only text", () => {
    expect(marked(outcomeReply("failed", training, "<!everyone>"))).toContain("&lt;!everyone&gt;");
  });

  test("says that something finished", () => {
    const done = { ...job, status: "Completed", reason: undefined };
    const facts = factsOf(
      "training-job",
      "training job",
      "bert",
      kinds["training-job"].summary({ job: done }),
      { job: done },
      { links: {} },
    );
    expect(said(outcomeReply("finished", facts))).toBe(
      ":large_green_circle: Training job *bert* completed after 17 min in `prod` eu-west-1.",
    );
  });

  test("says that an approval is needed, and later who decided", () => {
    const about = (approval: string) => ({ package: { status: "Completed", approval, images: [], contentTypes: [] } });
    const facts = (approval: string, more: Partial<CardFacts> = {}) => ({
      ...factsOf(
        "model-package",
        "model package",
        "churn/12",
        kinds["model-package"].summary(about(approval)),
        about(approval),
      ),
      ...more,
    });
    expect(said(outcomeReply("approval-needed", facts("PendingManualApproval")))).toContain(
      "Model package churn/12 waits for approval in `prod` eu-west-1.",
    );
    const acts = [{ verb: "reject", by: "U1", at: at(15), outcome: "done", reason: "worse" }] as const;
    expect(said(outcomeReply("decided", facts("Rejected", { acts })))).toContain(
      "was rejected by <@U1> in `prod` eu-west-1: worse",
    );
    expect(said(outcomeReply("decided", facts("Approved")))).toContain("was approved in `prod` eu-west-1.");
  });

  test("says which config serves after a deployment", () => {
    const parts = {
      endpoint: { status: "InService", config: "v2", variants: [] },
      deployments: { v2: { config: "v2", previousConfig: "v1", startedAt: at(14), seenAt: at(14), variants: [] } },
      served: { v2: { at: at(15) } },
    };
    const facts = factsOf("endpoint", "endpoint", "ranker", kinds.endpoint.summary(parts), parts, {
      deployment: storyOf(parts),
    });
    expect(said(outcomeReply("deployed", facts))).toBe(
      ":large_green_circle: Endpoint ranker now serves *v2* in `prod` eu-west-1.",
    );
  });

  test("says loudly that a deployment was rolled back", () => {
    const parts = {
      endpoint: { status: "InService", config: "v1", variants: [] },
      deployments: { v2: { config: "v2", previousConfig: "v1", startedAt: at(14), seenAt: at(14), variants: [] } },
      served: { v1: { at: at(15) } },
    };
    const facts = factsOf("endpoint", "endpoint", "ranker", kinds.endpoint.summary(parts), parts, {
      deployment: storyOf(parts),
    });
    expect(said(outcomeReply("rolled-back", facts))).toBe(
      ":rotating_light: Endpoint ranker was rolled back in `prod` eu-west-1 – `v2` was asked for, but it *still serves v1*.",
    );
    expect(said(outcomeReply("rolled-back", { ...facts, parts: {} }))).toContain("it still serves its old config");
    expect(
      said(outcomeReply("rolled-back", { ...facts, parts: undefined, account: { id: "" }, region: "" })),
    ).toContain("was rolled back –");
  });
});

test("what cannot be read is told with the reason and the beginning of it", () => {
  const notice = unreadableNotice({
    what: "EventBridge event",
    why: "`detail.TrainingJobStatus`: expected string",
    excerpt: `{"detail": ${nasty}`,
    eventId: "0bd4a141",
    detailType: "SageMaker Training Job State Change",
  });
  expect(said(notice)).toContain(":warning: *Unreadable EventBridge event* · `SageMaker Training Job State Change`");
  expect(read(notice)).toContain("event `0bd4a141` · no card shows it");
  expect(notice.text).toContain("The EventBridge event could not be read (SageMaker Training Job State Change): ");
  expect(said(unreadableNotice({ what: "queue message", why: "not JSON" }))).toContain("Unreadable queue message");
});

test("a channel that the bot cannot write to is told with Slack's own code", () => {
  expect(said(blockedNotice({ channel: "C1", error: "not_in_channel" }))).toContain("Slack answers `not_in_channel`.");
});

describe("answers", () => {
  test("tell each outcome in its own way", () => {
    expect(said(outcomeAnswer({ is: "done", says: "bert is stopping." }))).toBe(":white_check_mark: bert is stopping.");
    expect(said(outcomeAnswer({ is: "already", says: "bert had ended." }))).toContain(":information_source:");
    expect(said(outcomeAnswer({ is: "refused", because: "It is completed." }))).toBe(said(refusal("It is completed.")));
    expect(said(outcomeAnswer({ is: "failed", because: "Throttled.", retryable: true }))).toBe(
      ":x: That did not work: Throttled. You can try it again.",
    );
    expect(said(outcomeAnswer({ is: "failed", because: "No.", retryable: false }))).not.toContain("again");
  });

  test("say where somebody may, and how many have to", () => {
    const mayBe = { groups: ["approvers"], users: [], others: false };
    const because = "The policy forbids it here.";
    expect(said(forbidden({ because, mayBe: { ...mayBe, channels: ["C0PROD", "C0OPS"] }, mentions: {} }))).toBe(
      ":no_entry_sign: The policy forbids it here. You may in <#C0PROD> and in <#C0OPS>.",
    );
    expect(said(forbidden({ because: "No.", mayBe, mentions: {}, required: 2 }))).toBe(
      ":no_entry_sign: No. @approvers may. 2 approvals are needed.",
    );
    expect(said(forbidden({ because: "No.", mentions: {}, required: 1 }))).toContain("1 approval is needed.");
  });

  test("say why somebody may not, and who may", () => {
    const ask = (mayBe: Parameters<typeof forbidden>[0]["mayBe"]) =>
      said(
        forbidden({ because: "You made this version <yourself>.", mayBe, mentions: { approvers: "<!subteam^S1>" } }),
      );
    expect(ask({ groups: ["approvers", "gone"], users: ["U1"], others: false })).toBe(
      ":no_entry_sign: You made this version <yourself>. <!subteam^S1>, @gone, <@U1> may.",
    );
    expect(ask({ groups: [], users: [], others: false })).toContain("Nobody may from Slack.");
    expect(ask({ groups: [], users: [], others: true })).toContain("Everybody else may.");
    const users = Array.from({ length: 9 }, (_, i) => `U${i}`);
    expect(ask({ groups: [], users, others: false })).toContain("<@U4>, and 4 more may.");
  });

  test("show a command that works", () => {
    expect(said(usageError({ problem: "stop needs a name.", example: "/sagemaker stop training bert" }))).toBe(
      ":warning: stop needs a name.\n*For example*: `/sagemaker stop training bert`",
    );
  });

  test("list the verbs with examples that work", () => {
    const verbs = [
      { usage: "stop <kind> <name>", does: "stops a job", examples: ["/sagemaker stop training bert"] },
      { usage: "help [verb]", does: "shows this", examples: [] },
    ];
    const text = said(help("/sagemaker", verbs));
    expect(text).toContain("`/sagemaker stop <kind> <name>` stops a job\n      `/sagemaker stop training bert`");
    expect(help("/sagemaker", verbs).text).toBe("What /sagemaker can do: stop, help.");
    expect(said(help("/sagemaker", []))).toContain("There is nothing you may do");
  });
});

describe("a list", () => {
  const status = (label: string, phase: "failed" | "running") => ({ word: label, label, phase, rank: 1 });
  const row = (name: string) => ({
    name,
    url: "https://x",
    status: status("Failed", "failed"),
    account: "prod",
    region: "eu-west-1",
    at: at(14),
  });

  test("is a table that links each name", () => {
    const list = listTable("training job", [row("bert"), { ...row("gpt"), url: undefined, at: undefined }]);
    expect(said(list)).toContain("bert");
    expect(list.blocks.map((block) => block.type)).toEqual(["section", "table"]);
    expect(JSON.stringify(list.blocks)).toContain('{"type":"link","url":"https://x","text":"bert"}');
    expect(list.text).toBe("2 training jobs: bert (Failed), gpt (Failed).");
    expect(read(basic(list))).toContain("bert  🔴 Failed  prod     eu-west-1  2026-11-23 14:00 UTC");
  });

  test("of many says how many are not shown and how to narrow it", () => {
    const list = listTable(
      "training job",
      Array.from({ length: 80 }, (_, i) => row(`job-${i}`)),
    );
    expect(said(list)).toContain("and 55 more: narrow the list with status:, name: or since:");
    expect(list.text).toContain("and 75 more");
  });

  test("of nothing is a sentence", () => {
    expect(said(listTable("endpoint", []))).toBe("No endpoint fits.");
  });
});

describe("the record", () => {
  const row: AuditRow = {
    at: at(14, 2),
    by: { user: "U0BO000001", name: "bo" },
    verb: "approve",
    outcome: "done",
    says: "churn/12 is approved.",
    reason: `AUC is up\n${nasty}`,
    resource: { noun: "model package", name: "churn/12" },
    channel: "C0APPROVALS",
    message: "https://acme.slack.com/archives/C0APPROVALS/p1",
  };
  const refused: AuditRow = {
    at: at(13),
    by: { user: "U0DEE00001" },
    verb: "stop",
    outcome: "refused",
    says: "No rule of the policy permits you to stop the training job bert.",
    resource: { noun: "training job", name: "bert", url: "https://x" },
    channel: "C0TRAINING",
  };

  test("tells who asked for what, why, what became of it and where", () => {
    const message = auditTable({ rows: [row, refused] });
    expect(said(message)).toContain("On record");
    expect(message.text).toMatch(
      /^On record: bo approve model package churn\/12 \(done, 2026-11-23 14:02 UTC\); U0DEE00001 stop training job bert \(refused/,
    );
    const table = read(basic(message));
    expect(table).toMatch(/When +Who +Asked for +Of +Reason +Outcome +Where/);
    expect(table).toMatch(/2026-11-23 14:02 UTC +@U0BO000001 +approve +model package churn\/12 +AUC is up/);
    expect(table).toMatch(/@U0DEE00001 +stop +training job bert +– +🚫 No rule[^\n]*#C0TRAINING/);
    expect(JSON.stringify(message.blocks)).toContain('{"type":"user","user_id":"U0BO000001"}');
    expect(JSON.stringify(message.blocks)).toContain('{"type":"channel","channel_id":"C0TRAINING"}');
  });

  test("of one resource names it once, and shows the evidence where there is some", () => {
    const message = auditTable({ about: "model package churn/12", rows: [{ ...row, evidence: "a".repeat(64) }] });
    expect(said(message)).toMatch(/^\*On record\* of the model package churn\/12\n/);
    expect(read(basic(message))).toMatch(/When +Who +Asked for +Reason +Outcome +Evidence +Where/);
    expect(read(basic(message))).toMatch(/ a{12} /);
  });

  test("of much says how to narrow it, and of nothing is a sentence", () => {
    expect(said(auditTable({ rows: Array.from({ length: 23 }, () => row) }))).toContain(
      "and 3 more: narrow it with since: or by:",
    );
    expect(said(auditTable({ about: "endpoint ranker", by: "U0BO000001", rows: [] }))).toBe(
      "Nothing is on record of the endpoint ranker by <@U0BO000001>.",
    );
  });
});

describe("what waits", () => {
  const row: WaitingRow = {
    noun: "model package",
    name: "churn/12",
    account: { id: "111122223333", label: "prod" },
    region: "eu-west-1",
    since: at(9),
    approvals: 0,
    required: 1,
    approvers: ["@ml-approvers"],
    offers: [{ verb: "approve", label: "Approve", value: "{}" }],
  };
  const none = { rows: [], more: 0 };

  test("for the person stands first, for others below", () => {
    const reply = pendingReply({ rows: [row], more: 12 }, { rows: [{ ...row, name: "ranker/3" }], more: 0 });
    expect(said(reply)).toMatch(
      /\*Waiting for you\*[\s\S]*churn\/12[\s\S]*\*Waiting for others\*[\s\S]*ranker\/3 · waits for @ml-approvers/,
    );
    expect(reply.text).toBe("Waiting for you: churn/12, and 12 more. 1 more for others.");
  });

  test("may be nothing", () => {
    const reply = pendingReply(none, none);
    expect(said(reply)).toContain("Nothing waits for you.");
    expect(reply.text).toBe("Nothing waits for you.");
  });

  test("is for everybody without you and without buttons", () => {
    const reply = pendingForAll({ rows: [{ ...row, because: "you have approved" }], more: 0 });
    expect(said(reply)).toMatch(/Waiting for a decision[\s\S]*churn\/12 · waits for @ml-approvers/);
    expect(read(reply)).not.toContain("you");
    expect(JSON.stringify(reply.blocks)).not.toContain('"button"');
  });

  test("fits in a message however much it is", () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ ...row, name: `${nasty.repeat(3)}-${i}` }));
    said(pendingReply({ rows, more: 400 }, { rows, more: 400 }));
  });
});

describe("what runs", () => {
  const status = { word: "InProgress", label: "In progress", phase: "running", rank: 1 } as const;
  const row: RunningRow = {
    noun: "training job",
    name: "bert",
    account: { id: "111122223333", label: "prod" },
    region: "eu-west-1",
    status,
    headline: "Training",
    since: at(14),
  };

  test("is one line each, and a sentence for those who hear it", () => {
    const reply = runningReply({ rows: [row, { ...row, name: nasty }], more: 7 });
    expect(said(reply)).toMatch(/\*Running now\*\n.*\*Training\* · bert · `prod` eu-west-1 · since [\s\S]*and 7 more/);
    expect(reply.text).toMatch(/^Running now: bert \(Training\), [\s\S]*, and 7 more\.$/);
    expect(said(runningReply({ rows: [], more: 0 }))).toBe("Nothing that has a card is running.");
  });
});
