/** Arbitrary facts of every kind: any text, any number, anything missing. */
import fc from "fast-check";
import type { CardFacts, Summary } from "../../src/domain/card.ts";
import type { PlainParts } from "../../src/events/plain/parts.ts";
import type { KindName, PartsOf } from "../../src/events/registry.ts";

import { list, maybe, number, time, words } from "./arbitrary-basics.ts";
import { deploymentStory, endpointParts } from "./arbitrary-endpoint.ts";
import { evidence, weighed } from "./evidence.ts";
import { approvalFacts } from "./votes.ts";

const ended = { createdAt: maybe(time), startedAt: maybe(time), endedAt: maybe(time), reason: maybe(words) };
const machine = { instanceType: maybe(words), instanceCount: maybe(number) };
const channels = list(fc.record({ name: words, uri: maybe(words) }), 20);

const plain: fc.Arbitrary<PlainParts> = fc.record({
  state: maybe(
    fc.record({
      status: words,
      createdAt: maybe(time),
      endedAt: maybe(time),
      reason: maybe(words),
      note: maybe(words),
      facts: list(fc.tuple(words, words), 14),
      more: number,
    }),
  ),
  asides: maybe(
    fc.dictionary(words, fc.record({ says: words, at: time, facts: list(fc.tuple(words, words)) }), { maxKeys: 10 }),
  ),
});

/** The parts of each kind. */
export const parts: { readonly [K in KindName]: fc.Arbitrary<PartsOf[K]> } = {
  alarm: fc.record({
    alarm: maybe(
      fc.record({
        state: fc.oneof(words, fc.constantFrom("ALARM", "OK")),
        before: maybe(words),
        since: maybe(time),
        reason: maybe(words),
        description: maybe(words),
        runbook: maybe(words),
      }),
    ),
  }),
  "dead-letter": fc.record({
    letter: maybe(
      fc.record({
        what: words,
        channel: maybe(fc.oneof(words, fc.constant("C0OPS"))),
        why: maybe(words),
        tries: maybe(number),
        sentAt: time,
        replayable: fc.boolean(),
      }),
    ),
    decision: maybe(fc.record({ is: fc.constantFrom("Replayed", "Discarded" as const) })),
  }),
  gate: fc.record({
    question: maybe(fc.record({ arguments: fc.dictionary(words, words, { maxKeys: 30 }), at: time })),
    stopping: maybe(fc.record({ at: time })),
    step: maybe(
      fc.record({
        ...ended,
        name: words,
        status: fc.oneof(words, fc.constantFrom("Executing", "Succeeded", "Failed", "Stopped")),
        startedAt: maybe(time),
      }),
    ),
    answer: maybe(fc.dictionary(words, words, { maxKeys: 10 })),
    author: maybe(
      fc.record({ name: words, kind: fc.constantFrom("person" as const, "service" as const), via: maybe(words) }),
    ),
  }),
  "training-job": fc.record({
    job: maybe(
      fc.record({
        ...ended,
        ...machine,
        status: words,
        secondary: maybe(fc.oneof(words, fc.constant("MaxRuntimeExceeded"))),
        image: maybe(words),
        algorithm: maybe(words),
        maxRuntimeSeconds: maybe(number),
        billableSeconds: maybe(number),
        artifacts: maybe(words),
        transitions: list(
          fc.record({ status: words, startedAt: maybe(time), endedAt: maybe(time), message: maybe(words) }),
        ),
        metrics: list(fc.record({ name: words, value: number }), 20),
        hyperParameters: fc.dictionary(words, words, { maxKeys: 30 }),
      }),
    ),
  }),
  "tuning-job": fc.record({
    job: maybe(
      fc.record({
        ...machine,
        status: words,
        strategy: maybe(words),
        objectiveMetric: maybe(words),
        objectiveType: maybe(fc.constantFrom("Maximize", "Minimize", "x")),
        maxJobs: maybe(number),
        maxParallelJobs: maybe(number),
        counters: fc.record({ completed: number, inProgress: number, failed: number, stopped: number }),
        best: maybe(fc.record({ name: words, arn: maybe(words), metric: maybe(words), value: maybe(number) })),
        createdAt: maybe(time),
        endedAt: maybe(time),
        reason: maybe(words),
      }),
    ),
    children: maybe(
      fc.dictionary(
        words,
        fc.record({
          status: words,
          metric: maybe(words),
          objective: maybe(number),
          reason: maybe(words),
          endedAt: maybe(time),
        }),
        { maxKeys: 60 },
      ),
    ),
  }),
  "transform-job": fc.record({
    job: maybe(
      fc.record({
        ...ended,
        ...machine,
        status: words,
        model: maybe(words),
        input: maybe(words),
        output: maybe(words),
      }),
    ),
  }),
  "processing-job": fc.record({
    job: maybe(
      fc.record({
        ...ended,
        ...machine,
        status: words,
        image: maybe(words),
        inputs: channels,
        outputs: channels,
        maxRuntimeSeconds: maybe(number),
        exitMessage: maybe(words),
      }),
    ),
  }),
  endpoint: endpointParts,
  "feature-group": fc.record({
    group: maybe(
      fc.record({
        status: words,
        offlineStatus: maybe(fc.oneof(words, fc.constant("Blocked"))),
        online: fc.boolean(),
        offlineUri: maybe(words),
        table: maybe(words),
        recordIdentifier: maybe(words),
        eventTime: maybe(words),
        features: number,
        createdAt: maybe(time),
        reason: maybe(words),
      }),
    ),
  }),
  "model-package": fc.record({
    package: maybe(
      fc.record({
        status: words,
        approval: maybe(fc.oneof(words, fc.constant("PendingManualApproval"))),
        approvalDescription: maybe(words),
        group: maybe(words),
        version: maybe(number),
        description: maybe(words),
        generatedBy: maybe(words),
        images: list(words),
        contentTypes: list(words, 30),
        metricsUri: maybe(words),
        createdAt: maybe(time),
        modifiedAt: maybe(time),
        reason: maybe(words),
      }),
    ),
    author: maybe(fc.record({ name: words, kind: fc.constantFrom("person", "service" as const), via: maybe(words) })),
    evidence: maybe(evidence),
  }),
  "pipeline-execution": fc.record({
    execution: maybe(
      fc.record({
        status: words,
        displayName: maybe(words),
        reason: maybe(words),
        description: maybe(words),
        startedAt: maybe(time),
        endedAt: maybe(time),
      }),
    ),
    steps: maybe(
      fc.dictionary(
        words,
        fc.record({
          status: fc.oneof(words, fc.constantFrom("Succeeded", "Failed", "Executing", "Stopped")),
          type: maybe(words),
          startedAt: maybe(time),
          endedAt: maybe(time),
          reason: maybe(words),
          cachedFrom: maybe(words),
          resourceArn: maybe(words),
        }),
        { maxKeys: 80, size: "large" },
      ),
    ),
  }),
  image: fc.record({
    image: maybe(fc.record({ status: words, version: maybe(number), createdAt: maybe(time), reason: maybe(words) })),
  }),
  "image-version": fc.record({
    version: maybe(
      fc.record({
        status: words,
        version: maybe(number),
        imageArn: maybe(words),
        createdAt: maybe(time),
        reason: maybe(words),
      }),
    ),
  }),
  cluster: fc.record({
    cluster: maybe(
      fc.record({
        status: fc.oneof(words, fc.constantFrom("InService", "Failed")),
        groups: list(
          fc.record({
            name: words,
            type: maybe(words),
            current: maybe(number),
            target: maybe(number),
            status: maybe(words),
          }),
          20,
        ),
        orchestrator: maybe(words),
        recovery: maybe(words),
        createdAt: maybe(time),
        reason: maybe(words),
      }),
    ),
    nodes: maybe(
      fc.dictionary(
        words,
        fc.record({
          health: fc.oneof(words, fc.constantFrom("Healthy", "Unhealthy")),
          reason: maybe(words),
          repair: maybe(fc.oneof(words, fc.constant("None"))),
          advice: maybe(words),
          at: time,
        }),
        { maxKeys: 100, size: "large" },
      ),
    ),
    events: maybe(
      fc.dictionary(
        words,
        fc.record({ level: words, says: words, instance: maybe(words), group: maybe(words), at: time }),
        { maxKeys: 24 },
      ),
    ),
  }),
  "notebook-instance": plain,
  "notebook-lifecycle-config": plain,
  "labeling-job": plain,
  "human-loop": plain,
  "tracking-server": plain,
  "model-card": plain,
  "model-card-export-job": plain,
  "monitoring-schedule": plain,
  "evaluation-job": plain,
  "endpoint-config": plain,
  "deployable-model": plain,
  algorithm: plain,
  other: fc.record({
    event: maybe(
      fc.record({
        detailType: words,
        source: words,
        status: maybe(words),
        fields: list(fc.tuple(words, words), 20),
        more: number,
      }),
    ),
  }),
};

const phase = fc.constantFrom("running", "attention", "succeeded", "failed", "stopped" as const);

const summary: fc.Arbitrary<Summary> = fc.record({
  status: fc.record({
    word: fc.oneof(words, fc.constantFrom("InService", "Updating", "Failed", "Approved", "Rejected")),
    label: words,
    phase,
    rank: fc.nat(),
  }),
  headline: words,
  significance: fc.constantFrom("act", "outcomes", "all" as const),
  startedAt: maybe(time),
  endedAt: maybe(time),
  reason: maybe(words),
});

const verb = fc.constantFrom("stop", "approve", "reject", "replay", "discard" as const);

/** Facts of a kind; only what the bot itself makes (the values of the buttons) has a limit. */
export const facts = <K extends KindName>(kind: K): fc.Arbitrary<CardFacts<PartsOf[K]>> =>
  fc.record({
    noun: fc.constant(kind.replaceAll("-", " ")),
    arn: words,
    name: words,
    account: fc.record({ id: words, label: maybe(words) }),
    region: words,
    summary,
    // The table's type is lost once the kind is a variable: the entry is of this kind by construction.
    parts: parts[kind],
    deployment: kind === "endpoint" ? maybe(deploymentStory) : fc.constant(undefined),
    acts: list(
      fc.record({
        verb,
        by: words,
        at: time,
        outcome: fc.constantFrom("done", "already" as const),
        reason: maybe(words),
      }),
    ),
    offers: list(
      fc.record({
        verb,
        label: words,
        style: maybe(fc.constantFrom("primary", "danger" as const)),
        value: fc.string({ minLength: 1, maxLength: 2000 }),
        confirm: maybe(fc.record({ title: words, text: words, yes: words, no: words })),
      }),
      30,
    ),
    tags: maybe(fc.dictionary(words, words, { maxKeys: 50 })),
    weighed: maybe(weighed),
    approval: maybe(approvalFacts),
    actors: maybe(
      list(
        fc.record({
          deed: fc.oneof(words, fc.constantFrom("started", "approved")),
          by: words,
          at: time,
          through: fc.constantFrom("the console or CLI", "AWS" as const),
        }),
      ),
    ),
    links: fc.record({
      console: maybe(fc.oneof(words, fc.webUrl())),
      logs: maybe(fc.oneof(words, fc.webUrl())),
      runbook: maybe(fc.oneof(words, fc.webUrl())),
    }),
  });
