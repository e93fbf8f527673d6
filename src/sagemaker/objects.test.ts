import { expect, onTestFinished, test } from "vitest";
import { isWithin, parseS3Uri } from "../domain/s3.ts";
import { createGateway, listen } from "../playground/aws/http/gateway.ts";
import { createIdentities } from "../playground/aws/http/identity.ts";
import { createIds } from "../playground/aws/ids.ts";
import { createObjects, simpleStorageService } from "../playground/aws/s3.ts";
import { ForeignAccountError, type SageMakerReaders, sageMakerClients } from "./clients.ts";
import { readObject } from "./objects.ts";
import { own } from "./testing/stand-in.ts";

const place = { account: own.account, region: own.region };
const uri = "s3://ml-prod/churn/12/evaluation.json";
const allowed = ["ml-prod/churn/*"];
const signal = AbortSignal.timeout(20_000);

/** Buckets on loopback. */
async function bucket() {
  const objects = createObjects();
  const ids = createIds("test");
  const service = simpleStorageService(objects, () => {});
  const { url, close } = await listen(createGateway([service], createIdentities(own.account, ids), ids), 0);
  onTestFinished(close);
  const clients = sageMakerClients({ own, endpoint: url, maxAttempts: 1 });
  return { objects, read: (of = uri, may = allowed) => readObject({ uri: of, place, allowed: may, signal }, clients) };
}

test("an object is read with the hash of its bytes", async () => {
  const { objects, read } = await bucket();
  objects.put(uri, '{"auc": 0.9}');
  expect(await read()).toEqual({
    is: "read",
    text: '{"auc": 0.9}',
    sha256: "bce0b3488e3cc2bdcdabedbde5c2f7163424e574c2870cb743f6355b92075ed4",
  });
});

test("an object of another part of S3 is not asked for: the answer names what to add to the configuration", async () => {
  const { objects, read } = await bucket();
  objects.put("s3://risk/clarify/a/analysis.json", "{}");
  expect(await read("s3://risk/clarify/a/analysis.json")).toEqual({
    is: "unread",
    because: expect.stringContaining("deployment.evidenceBuckets in chatops.config.ts"),
    allow: "risk/clarify/*",
  });
  expect(await read(uri, [])).toMatchObject({
    because: expect.stringContaining("no reports in S3"),
    allow: "ml-prod/churn/*",
  });
});

test("an object that is not there, that is empty or that is too large says so", async () => {
  const { objects, read } = await bucket();
  expect(await read()).toMatchObject({ because: expect.stringContaining("it is not there, or the policy") });
  objects.put(uri, "");
  expect(await read()).toMatchObject({ because: expect.stringContaining("empty") });
  objects.put(uri, " ".repeat(2 * 1024 * 1024 + 1));
  expect(await read()).toMatchObject({ because: expect.stringContaining("larger than 2 MB") });
  objects.put(uri, " ".repeat(2 * 1024 * 1024));
  expect(await read()).toMatchObject({ is: "read" });
});

test("what S3 or the account refuses, or what nobody answers, is a sentence and no error", async () => {
  const failing = (error: Error): Pick<SageMakerReaders, "objectsAt"> => ({ objectsAt: () => Promise.reject(error) });
  const read = (error: Error) => readObject({ uri, place, allowed, signal }, failing(error));
  const named = (name: string) => Object.assign(new Error("no"), { name });
  expect(await read(named("NoSuchKey"))).toMatchObject({ because: expect.stringContaining("no such object") });
  expect(await read(named("NoSuchBucket"))).toMatchObject({ because: expect.stringContaining("no such bucket") });
  expect(await read(named("InvalidObjectState"))).toMatchObject({ because: expect.stringContaining("restore it") });
  expect(await read(named("SlowDown"))).toMatchObject({ because: expect.stringContaining("S3") });
  expect(await read(new ForeignAccountError("1", "2"))).toMatchObject({
    because: expect.stringContaining("no role in"),
  });
});

test.each(["https://ml-prod.s3.amazonaws.com/a.json", "s3://ml-prod", "s3://ml-prod/", "", "s3:///key"])(
  "%j is no object",
  async (text) => {
    expect(parseS3Uri(text)).toBeUndefined();
    const { read } = await bucket();
    expect(await read(text, ["*"])).toMatchObject({ because: expect.stringContaining("s3://bucket/key") });
  },
);

test("a pattern means what it means in IAM, and not less", () => {
  const object = { bucket: "ml-prod", key: "churn/12/a.json" };
  expect(isWithin(["ml-prod/*"], object)).toBe(true);
  expect(isWithin(["ml-prod/*.json"], object)).toBe(true);
  expect(isWithin(["ml-prod/churn/12/a.json"], object)).toBe(true);
  expect(isWithin(["ml-prod/churn"], object)).toBe(false);
  expect(isWithin(["ml-prodXchurn/*", "ml/*", "ml-prod/Churn/*"], object)).toBe(false);
});
