import { type Command, SLASH } from "./command.ts";
import { abort } from "./verbs/abort.ts";
import { audit } from "./verbs/audit.ts";
import { approve, reject } from "./verbs/decide.ts";
import { deployments } from "./verbs/deployments.ts";
import { evidence } from "./verbs/evidence.ts";
import { help } from "./verbs/help.ts";
import { list } from "./verbs/list.ts";
import { logs } from "./verbs/logs.ts";
import { metrics } from "./verbs/metrics.ts";
import { pending } from "./verbs/pending.ts";
import { retry } from "./verbs/retry.ts";
import { revoke } from "./verbs/revoke.ts";
import { rollback } from "./verbs/rollback.ts";
import { running } from "./verbs/running.ts";
import { shift } from "./verbs/shift.ts";
import { show } from "./verbs/show.ts";
import { stop } from "./verbs/stop.ts";
import { whoami } from "./verbs/whoami.ts";

/** The verbs of `/sagemaker`, in the order of its help. A new verb is one file and one line here. */
export const commands: readonly Command[] = [
  list,
  show,
  logs,
  metrics,
  evidence,
  stop,
  retry,
  running,
  deployments,
  rollback,
  abort,
  shift,
  pending,
  approve,
  reject,
  revoke,
  audit,
  whoami,
  help,
];

export const verbs: readonly string[] = commands.map(({ verb }) => verb);

/** What Slack shows beside `/sagemaker` while a person types; manifest.yml holds the same text. */
export const usageHint = verbs.join(" | ");

/** How a verb is used, in full, for help texts and hints. */
export interface CommandHelp {
  readonly verb: string;
  /** `/sagemaker stop <kind> <name>` */
  readonly usage: string;
  readonly description: string;
  readonly examples: readonly string[];
}

export const commandHelp: readonly CommandHelp[] = commands.map(({ verb, usage, description, examples }) => ({
  verb,
  usage: `${SLASH} ${usage}`,
  description,
  examples: examples.map((example) => `${SLASH} ${example}`),
}));
