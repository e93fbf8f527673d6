import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle, ROOT } from "../bundle.ts";
import type { LambdaName } from "../lambdas.ts";
import { emptyFolder } from "./run-handler.ts";

/** A call of AWS that code can make, by its IAM name, and where it stands. */
export interface CodeCall {
  readonly action: string;
  readonly at: string;
}

/** The code makes a call that this reader has no IAM name for; the message says where to add it. */
export class UnknownCall extends Error {
  override readonly name = "UnknownCall";
}

/** The prefix of a service's IAM actions, by the client that calls it. */
const prefixes: Readonly<Record<string, string>> = {
  "client-sagemaker": "sagemaker",
  "client-eventbridge": "events",
  "client-lambda": "lambda",
  "client-secrets-manager": "secretsmanager",
  "client-ssm": "ssm",
  "client-sqs": "sqs",
  "client-sts": "sts",
  "client-s3": "s3",
  "client-cloudwatch": "cloudwatch",
  "client-cloudwatch-logs": "logs",
  "client-dynamodb": "dynamodb",
  "lib-dynamodb": "dynamodb",
};

/** Where the IAM action is not named as the command. */
const oddActions: Readonly<Record<string, string>> = {
  "lambda:Invoke": "lambda:InvokeFunction",
  "dynamodb:Get": "dynamodb:GetItem",
  "dynamodb:Put": "dynamodb:PutItem",
  "dynamodb:Update": "dynamodb:UpdateItem",
  "dynamodb:Delete": "dynamodb:DeleteItem",
  "s3:HeadObject": "s3:GetObject",
  "s3:ListObjectsV2": "s3:ListBucket",
};

/** Every call that a function can make: those of all files that are in its bundle with at least one byte. */
export async function codeCalls(lambda: LambdaName): Promise<readonly CodeCall[]> {
  const outDir = await emptyFolder();
  const metafile = await bundle({ entry: join(ROOT, "src", "lambda", `${lambda}.ts`), outDir });
  await rm(outDir, { recursive: true });
  const files = await Promise.all(
    ownFiles(metafile).map(async (file) => callsIn(file, await readFile(join(ROOT, file), "utf8"))),
  );
  return files.flat();
}

/** The project's files that are left in a bundle after what nobody uses was dropped. */
function ownFiles({ outputs }: Metafile): readonly string[] {
  const kept = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  return [...new Set(kept)].filter((file) => file.endsWith(".ts") && !file.includes("node_modules")).toSorted();
}

/** The SDK's ways to call AWS without naming the command: paginators, waiters and clients with a method for everything. */
const hiding =
  /\b(?:paginate|waitUntil)[A-Z]\w+|\bnew (?:SageMaker|EventBridge|Lambda|SecretsManager|S(?:SM|QS|TS|3)|CloudWatch(?:Logs)?|DynamoDB)\(/;

/** The calls in one file. Throws UnknownCall for a way to call AWS that it cannot read. */
export async function callsIn(file: string, text: string): Promise<readonly CodeCall[]> {
  const packages = [...new Set([...text.matchAll(/["']@aws-sdk\/([\w-]+)["']/g)].map(([, name = ""]) => name))];
  const [hidden] = hiding.exec(text) ?? [];
  if (hidden)
    throw new UnknownCall(
      `${file} calls AWS through ${hidden}: send the command itself, so that its right can be checked.`,
    );
  const lines = text.split("\n");
  const calls = lines.flatMap((line, index) =>
    [...line.matchAll(/new (\w+)Command\(/g)].map(([, command = ""]) => ({ command, at: `${file}:${index + 1}` })),
  );
  return Promise.all(calls.map(async ({ command, at }) => ({ action: await actionOf(command, packages, at), at })));
}

async function actionOf(command: string, packages: readonly string[], at: string): Promise<string> {
  for (const name of packages) {
    const client: unknown = await import(`@aws-sdk/${name}`);
    if (typeof client !== "object" || client === null || !(`${command}Command` in client)) continue;
    const prefix = prefixes[name];
    if (prefix === undefined)
      throw new UnknownCall(`${at} calls @aws-sdk/${name}: add its IAM prefix to infra/testing/code-calls.ts.`);
    return oddActions[`${prefix}:${command}`] ?? `${prefix}:${command}`;
  }
  throw new UnknownCall(`${at} sends ${command}Command, which no @aws-sdk package that the file imports has.`);
}
