import { type FetchSecret, SecretProblem } from "./secret.ts";

/** Reads a SecretString of Secrets Manager or a parameter of SSM, whichever the ARN names, in the ARN's own region. */
export const fetchSecret: FetchSecret = (arn) =>
  arn.split(":")[2] === "ssm" ? fromParameterStore(arn) : fromSecretsManager(arn);

const regionOf = (arn: string) => ({ region: arn.split(":")[3] ?? "" });

// The SDKs are loaded only when a secret really is kept there.
async function fromSecretsManager(arn: string): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = await import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient(regionOf(arn));
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (SecretString === undefined)
    throw new SecretProblem(`The secret ${arn} holds no SecretString; store it as text, not as binary.`);
  return SecretString;
}

async function fromParameterStore(arn: string): Promise<string> {
  const { SSMClient, GetParameterCommand } = await import("@aws-sdk/client-ssm");
  const { Parameter } = await new SSMClient(regionOf(arn)).send(
    new GetParameterCommand({ Name: arn, WithDecryption: true }),
  );
  if (Parameter?.Value === undefined) throw new SecretProblem(`The parameter ${arn} has no value.`);
  return Parameter.Value;
}
