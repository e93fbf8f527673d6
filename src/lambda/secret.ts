/** A secret that may be given as it is or as the ARN of where it is kept. */
export interface Secret {
  /** The secret; read once and kept for five minutes. What was read before stays in use while its source cannot be read. */
  value(): Promise<string>;
  /** Reads it again now, after it was refused; at most once a minute. */
  refresh(): Promise<string>;
}

/** Reads what is kept under an ARN, as it is stored there. */
export type FetchSecret = (arn: string) => Promise<string>;

interface Kept {
  readonly at: number;
  readonly value: Promise<string>;
}

const keepMs = 5 * 60_000;
const refreshAtMostEveryMs = 60_000;

/** The ARNs under which a secret can be kept: a secret of Secrets Manager, a parameter of SSM. */
export const secretArn =
  /^arn:aws[a-z-]*:(?:secretsmanager:[a-z0-9-]+:\d{12}:secret:|ssm:[a-z0-9-]+:\d{12}:parameter\/)\S+$/;

/**
 * `given` itself, or what is kept under that ARN. A text that is a JSON object gives its only value, as the console of
 * Secrets Manager stores secrets.
 */
export function secret(given: string, fetchSecret: FetchSecret, now: () => number): Secret {
  let kept: Kept | undefined;
  const load = (): Promise<string> => {
    const before = kept;
    const value = readSecret(given, fetchSecret).catch((error: unknown) => {
      // A failed first read must not be kept; a failed later one must not take a working secret away.
      kept = before && { at: now(), value: before.value };
      if (!before) throw error;
      return before.value;
    });
    kept = { at: now(), value };
    return value;
  };
  return {
    value: async () => (kept && now() - kept.at < keepMs ? kept.value : load()),
    refresh: async () => (kept && now() - kept.at < refreshAtMostEveryMs ? kept.value : load()),
  };
}

/** Reads it now and keeps nothing, for a caller that decides itself when to ask. */
export async function readSecret(given: string, fetchSecret: FetchSecret): Promise<string> {
  return secretArn.test(given) ? unwrap(await fetchSecret(given)) : given;
}

/** What was found under the ARN is not one secret; the message says what to store instead. */
export class SecretProblem extends Error {
  override readonly name = "SecretProblem";
}

function unwrap(text: string): string {
  const value = text.trimStart().startsWith("{") ? onlyValue(text) : text.trim();
  if (value === "") throw new SecretProblem("The secret is empty; store its value.");
  return value;
}

function onlyValue(text: string): string {
  const values = Object.values(parseObject(text));
  const [only] = values;
  if (values.length !== 1 || typeof only !== "string")
    throw new SecretProblem("The secret is a JSON object with more than one value; store the value itself.");
  return only.trim();
}

/** The error of JSON.parse would quote the secret. */
function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return Object(value);
  } catch {
    throw new SecretProblem("The secret begins like a JSON object and is none; store the value itself.");
  }
}
