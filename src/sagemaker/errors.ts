/**
 * What SageMaker's refusals mean. SageMaker answers most of what is not found or in the wrong state with one and the
 * same ValidationException, so this is the one file that knows AWS's texts.
 */
import { maskSecrets } from "../domain/mask.ts";

export type ProblemKind =
  | "not-found"
  | "wrong-state"
  | "throttled"
  | "denied"
  | "conflict"
  | "invalid"
  | "limit"
  | "other";

/** A failed call in terms that the bot can act on and a person can read. */
export interface SageMakerProblem {
  readonly kind: ProblemKind;
  /** Says what happened and what to do about it. */
  readonly sentence: string;
  /** True when the same call may succeed a little later. */
  readonly retryable: boolean;
  /** For `wrong-state`: the status that SageMaker names, when it names one. */
  readonly status?: string | undefined;
}

/** Puts an error of a call into words. `what` is the thing that it was about: `the training job churn-42`. */
export function sageMakerProblem(error: unknown, what: string, service = "SageMaker"): SageMakerProblem {
  const { name, message, httpStatus, networkCode } = facts(error);
  if (name === "ForeignAccountError" || name === "RoleRefused")
    return { kind: "denied", sentence: message, retryable: false };
  if (name === "UnreadableAnswer") return other(`SageMaker's answer about ${what} cannot be read: ${message}.`, false);
  const kind = byName[name] ?? byText(name, message);
  if (kind !== "other") return { kind, ...inWords(kind, message, what, service) };
  if (credentialErrors.has(name)) {
    return other(`AWS does not accept the bot's credentials (${name}); its operator has to renew them.`, false);
  }
  if (networkCode || name === "TimeoutError" || name === "AbortError") {
    return other(`${service} could not be reached (${networkCode ?? name}); try again in a minute.`, true);
  }
  if (httpStatus >= 500) return other(`${service} has trouble of its own; try again in a minute.`, true);
  return other(`${service} answered: ${quoted(message || name)}`, false);
}

/** True when the error says that there is no such resource. */
export const isNotFound = (error: unknown): boolean => sageMakerProblem(error, "it").kind === "not-found";

const byName: Readonly<Record<string, ProblemKind>> = {
  ResourceNotFound: "not-found",
  ResourceNotFoundException: "not-found",
  NoSuchBucket: "not-found",
  NoSuchKey: "not-found",
  ThrottlingException: "throttled",
  Throttling: "throttled",
  TooManyRequestsException: "throttled",
  RequestLimitExceeded: "throttled",
  AccessDeniedException: "denied",
  AccessDenied: "denied",
  ConflictException: "conflict",
  ResourceInUse: "conflict",
  ResourceLimitExceeded: "limit",
  ServiceQuotaExceededException: "limit",
};

const credentialErrors = new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "UnrecognizedClientException",
]);

/** SageMaker's own algorithms bring their metric definitions, show them in Describe and refuse to be given them. */
export const refusesMetricDefinitions = (error: unknown): boolean => /metric definitions/i.test(facts(error).message);

/** The texts of ValidationException, as public code and issues quote them. The first that fits counts. */
const texts: readonly (readonly [RegExp, ProblemKind])[] = [
  [/rejected because the .+ is in status/i, "wrong-state"],
  [/only pipelines with 'executing' status can be stopped/i, "wrong-state"],
  [/already in a terminal status/i, "wrong-state"],
  [/cannot update in-progress endpoint/i, "wrong-state"],
  [/status \(\w+\) not in \(/i, "wrong-state"],
  [/validation errors? detected/i, "invalid"],
  [/arn should be scoped to correct/i, "invalid"],
  [/requested resource not found/i, "not-found"],
  [/could not find/i, "not-found"],
  [/can't find a/i, "not-found"],
  [/does not exist/i, "not-found"],
  [/account-level service limit/i, "limit"],
  [/already exists/i, "conflict"],
  [/rate exceeded/i, "throttled"],
];

function byText(name: string, message: string): ProblemKind {
  if (name !== "ValidationException" && name !== "ValidationError") return "other";
  return texts.find(([text]) => text.test(message))?.[1] ?? "invalid";
}

type Words = Omit<SageMakerProblem, "kind">;

function inWords(kind: Exclude<ProblemKind, "other">, message: string, what: string, service: string): Words {
  switch (kind) {
    case "not-found":
      return {
        sentence: `${service} does not know ${what}; it may have been deleted, or live in another region or account.`,
        retryable: false,
      };
    case "wrong-state":
      return {
        sentence: `${service} refused, because of the state that ${what} is in: ${quoted(message)}`,
        retryable: false,
        status: /in status '?(\w+)/i.exec(message)?.[1] ?? /status \((\w+)\) not in/i.exec(message)?.[1],
      };
    case "throttled":
      return {
        sentence: `${service} gets too many calls from this account right now; try again in a minute.`,
        retryable: true,
      };
    case "denied":
      return { sentence: denied(message, what), retryable: false };
    case "conflict":
      return {
        sentence: `Something else is changing ${what} at this very moment; look at it again, then repeat if it is still needed.`,
        retryable: true,
      };
    case "invalid":
      return { sentence: invalid(message), retryable: false };
    case "limit":
      return {
        sentence: `A limit of the account is reached: ${quoted(message)} Free some, or ask AWS for a higher quota.`,
        retryable: false,
      };
  }
}

/** IAM's message names the principal, the action, the resource and why; the deployer needs the middle two. */
function denied(message: string, what: string): string {
  const [, principal, action, resource] =
    /User: (\S+) is not authorized to perform: (\S+)(?: on resource: (\S+))?/.exec(message) ?? [];
  if (!principal || !action) return `The bot may not do that to ${what}: ${quoted(message)}`;
  const role = /assumed-role\/([^/\s]+)/.exec(principal)?.[1];
  const told = `The bot's role may not call ${action} on ${resource ?? what}`;
  if (message.includes("explicit deny"))
    return `${told}: a policy denies it explicitly (${/explicit deny in (an? [\w -]+ policy)/.exec(message)?.[1] ?? "explicit deny"}); ask who owns that policy.`;
  if (action === "cloudwatch:SetAlarmState") return setAlarm(resource);
  return action === "iam:PassRole"
    ? passRole(resource)
    : `${told}; add ${action} to the policy of ${role ? `the role ${role}` : principal}.`;
}

/** Which alarms may be set is the deployer's to say, since an alarm may do more than roll a deployment back. */
function setAlarm(resource: string | undefined): string {
  const named = /:alarm:(\S+?)\.?$/.exec(resource ?? "")?.[1];
  return `The bot may not set the alarm${named ? ` ${named}` : ""}: add ${named ? `"${named}"` : "it"}, or a pattern that fits it, to deployment.abortAlarms in chatops.config.ts, and deploy.`;
}

/** A job runs with a role, and whoever starts it must be allowed to hand that role over. */
function passRole(resource: string | undefined): string {
  const named = /:(role\/\S+?)\.?$/.exec(resource ?? "")?.[1];
  return named
    ? `The bot may not hand the role ${named} to SageMaker, and the job runs with it: add "${named}", or a pattern that fits it, to deployment.passRoles in chatops.config.ts, and deploy.`
    : "The bot may not hand the job's role to SageMaker: add it to deployment.passRoles in chatops.config.ts, and deploy.";
}

/** "1 validation error detected: Value 'x' at 'trainingJobName' failed to satisfy constraint: Member must …" */
function invalid(message: string): string {
  const [, value = "", field, rule = ""] =
    /Value '([^']*)' at '([^']+)' failed to satisfy constraint: Member must ([^;]+)/.exec(message) ?? [];
  if (!field) return `SageMaker did not accept the request: ${quoted(message)}`;
  // The pattern of nearly all of SageMaker's names, in words.
  const must = rule.includes("(-*[a-zA-Z0-9])")
    ? "consist of letters and digits, with dashes only between them"
    : rule.trim();
  return `SageMaker does not take "${quoted(value)}" as ${field}: it must ${must}.`;
}

const other = (sentence: string, retryable: boolean): SageMakerProblem => ({ kind: "other", sentence, retryable });

const maxQuote = 300;
function quoted(message: string): string {
  const text = maskSecrets(message.trim());
  return text.length > maxQuote ? `${text.slice(0, maxQuote)}…` : text;
}

/** The fields of an SDK error that matter here, whatever it is. */
function facts(error: unknown) {
  const network = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
  const metadata = typeof error === "object" && error !== null && "$metadata" in error ? error.$metadata : undefined;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? Number(metadata.httpStatusCode)
      : 0;
  return {
    name: error instanceof Error ? error.name : "",
    message: error instanceof Error ? error.message : String(error),
    httpStatus: Number.isFinite(status) ? status : 0,
    networkCode: network && /^E[A-Z_]+$/.test(network) ? network : undefined,
  };
}
