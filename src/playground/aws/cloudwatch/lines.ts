import type { Subject } from "./subjects.ts";

/** One line of a log; milliseconds since the epoch. */
export interface Line {
  readonly timestamp: number;
  readonly message: string;
}

const everyMs = 30_000;

/** What one machine of a job has printed up to `now`; a job that failed ends in the traceback of its reason. */
export function linesOf(subject: Subject, host: string, now: number): readonly Line[] {
  const { startedAt, endedAt, reason } = subject;
  if (startedAt === undefined) return [];
  const until = Math.min(endedAt ?? now, now);
  const progress = Array.from({ length: Math.max(0, Math.floor((until - startedAt) / everyMs)) }, (_, step) => ({
    timestamp: startedAt + (step + 1) * everyMs,
    message: progressLine(subject, step + 1),
  }));
  const isFirstHost = host === subject.hosts[0];
  const end = endedAt !== undefined && endedAt <= now ? lastWords(reason, subject, isFirstHost) : [];
  return [
    {
      timestamp: startedAt,
      message: `sagemaker-training-toolkit INFO     Invoking user script ${subject.script} on ${host}`,
    },
    ...progress,
    ...end.map((message) => ({ timestamp: until, message })),
  ];
}

function progressLine({ kind, hasGpus }: Subject, step: number): string {
  if (kind !== "training") return `INFO processed ${(step * 12_800).toLocaleString("en-US")} rows`;
  const loss = (0.24 + 1.6 * Math.exp(-step / 9)).toFixed(4);
  return hasGpus
    ? `{'loss': ${loss}, 'learning_rate': 3e-05, 'epoch': ${(step / 40).toFixed(2)}} | 3.1 it/s`
    : `[${step * 10}]\ttrain-logloss:${loss}\tvalidation-auc:${(0.914 - 0.3 * Math.exp(-step / 6)).toFixed(5)}`;
}

/** A traceback as Python would have printed it before SageMaker made a reason of it. */
function lastWords(reason: string | undefined, { script }: Subject, isFirstHost: boolean): readonly string[] {
  if (reason === undefined) return ["sagemaker-training-toolkit INFO     Reporting training SUCCESS"];
  const error = errorIn(reason);
  if (error === undefined) return [];
  if (!isFirstHost)
    return ["torch.distributed.elastic.multiprocessing.api WARNING  Sending process closing signal SIGTERM"];
  return [
    "Traceback (most recent call last):",
    `  File "/opt/ml/code/${script}", line 212, in <module>`,
    "    main()",
    `  File "/opt/ml/code/${script}", line 148, in main`,
    "    run(load(args.data), args)",
    ...(error.startsWith("torch.")
      ? [
          '  File "/opt/conda/lib/python3.11/site-packages/transformers/trainer.py", line 3698, in training_step',
          "    self.accelerator.backward(loss, **kwargs)",
        ]
      : [`  File "/opt/ml/code/${script}", line 48, in run`, '    labels = frame["label"]']),
    error,
    "sagemaker-training-toolkit ERROR    Reporting training FAILURE",
  ];
}

/** The exception within a reason: `… ErrorMessage "torch.OutOfMemoryError: …"`, `AlgorithmError: KeyError: …`. */
function errorIn(reason: string): string | undefined {
  const quoted = /ErrorMessage "([^"]+)"/.exec(reason)?.[1];
  const named = /^AlgorithmError: (\w+Error: .*?)(?:, exit code: \d+)?$/s.exec(reason)?.[1];
  return quoted ?? named;
}
