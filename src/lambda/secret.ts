/** A secret that may be given as it is or as the ARN of where it is kept. */
export interface Secret {
  /** The secret; read once and kept for a while. */
  value(): Promise<string>;
  /** Reads it again now, after it was refused; at most once a minute. */
  refresh(): Promise<string>;
}

const keepMs = 5 * 60_000;
const refreshAtMostEveryMs = 60_000;
const arn = /^arn:aws[a-z-]*:secretsmanager:/;

/**
 * `given` itself, or the SecretString that Secrets Manager keeps under that ARN. A SecretString that is a JSON object
 * gives its only value, as the console stores secrets.
 */
export function secret(given: string, fetchSecret: (arn: string) => Promise<string>, now: () => number): Secret {
  if (!arn.test(given)) return { value: async () => given, refresh: async () => given };
  let kept: { readonly at: number; readonly value: Promise<string> } | undefined;
  const load = (): Promise<string> => {
    const value = fetchSecret(given).then(unwrap);
    const entry = { at: now(), value };
    kept = entry;
    // A failed read must not be kept for five minutes.
    value.catch(() => {
      if (kept === entry) kept = undefined;
    });
    return value;
  };
  return {
    value: async () => (kept && now() - kept.at < keepMs ? kept.value : load()),
    refresh: async () => (kept && now() - kept.at < refreshAtMostEveryMs ? kept.value : load()),
  };
}

function unwrap(text: string): string {
  if (!text.trimStart().startsWith("{")) return text.trim();
  const values: readonly unknown[] = Object.values(JSON.parse(text) as object);
  const [only] = values;
  if (values.length !== 1 || typeof only !== "string")
    throw new Error("The secret is a JSON object with more than one value; store the value itself.");
  return only;
}

/** Reads a SecretString from Secrets Manager; the SDK is loaded only when a secret really is kept there. */
export async function fromSecretsManager(secretArn: string): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = await import("@aws-sdk/client-secrets-manager");
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secretArn }));
  if (SecretString === undefined) throw new Error(`The secret ${secretArn} holds no SecretString.`);
  return SecretString;
}
