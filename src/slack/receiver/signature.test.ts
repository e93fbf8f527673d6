import fc from "fast-check";
import { describe, expect, it } from "vitest";
import vector from "./fixtures/signature-vector.json" with { type: "json" };
import { sign, verify } from "./signature.ts";

const secret = vector.signing_secret;
const rawBody = Buffer.from(vector.body);
const now = Number(vector.timestamp) * 1000;

function headers(signature: string = vector.signature, timestamp: string = vector.timestamp) {
  return new Map([
    ["x-slack-signature", signature],
    ["x-slack-request-timestamp", timestamp],
  ]);
}

describe("sign", () => {
  it("gives the signature of Slack's published example", () => {
    expect(sign(secret, vector.timestamp, rawBody)).toBe(vector.signature);
  });
});

describe("verify", () => {
  it("accepts Slack's published example", () => {
    expect(verify({ secrets: [secret], headers: headers(), rawBody, now })).toEqual({ ok: true });
  });

  it("accepts either of two secrets while they are rotated", () => {
    expect(verify({ secrets: ["new", secret], headers: headers(), rawBody, now })).toEqual({ ok: true });
    expect(verify({ secrets: [secret, "old"], headers: headers(), rawBody, now })).toEqual({ ok: true });
  });

  it.each([
    ["5 minutes old", 300_999, { ok: true }],
    ["a second older than that", 301_000, { ok: false, why: "stale" }],
    ["5 minutes early", -300_000, { ok: true }],
    ["a second earlier than that", -300_001, { ok: false, why: "future" }],
    ["a day early", -86_400_000, { ok: false, why: "future" }],
  ])("judges a request that is %s by the clock it is given", (_name, shift, verdict) => {
    expect(verify({ secrets: [secret], headers: headers(), rawBody, now: now + shift })).toEqual(verdict);
  });

  it.each([
    ["no signature", new Map([["x-slack-request-timestamp", vector.timestamp]]), "unsigned"],
    ["no timestamp", new Map([["x-slack-signature", vector.signature]]), "unsigned"],
    ["another version, even if it hashes", headers(vector.signature.replace("v0", "v1")), "malformed"],
    ["upper-case digits", headers(vector.signature.toUpperCase()), "malformed"],
    ["a signature that was cut", headers(vector.signature.slice(0, -1)), "malformed"],
    ["two signatures", headers(`${vector.signature}, ${vector.signature}`), "malformed"],
    ["a timestamp that is no number", headers(vector.signature, "1531420618abc"), "malformed"],
    ["a negative timestamp", headers(vector.signature, "-1531420618"), "malformed"],
    ["a fractional timestamp", headers(vector.signature, "1531420618.5"), "malformed"],
    ["another digit in the signature", headers(vector.signature.replace("a2114d", "b2114d")), "bad-signature"],
    ["another second in the timestamp", headers(vector.signature, "1531420617"), "bad-signature"],
  ])("refuses %s", (_name, given, why) => {
    expect(verify({ secrets: [secret], headers: given, rawBody, now })).toEqual({ ok: false, why });
  });

  it("refuses when there is no secret, or only an empty one", () => {
    const signedWithNothing = headers(sign("", vector.timestamp, rawBody));
    expect(verify({ secrets: [], headers: headers(), rawBody, now })).toEqual({ ok: false, why: "bad-signature" });
    expect(verify({ secrets: [""], headers: signedWithNothing, rawBody, now })).toEqual({
      ok: false,
      why: "bad-signature",
    });
  });

  it("accepts any bytes with their own signature and refuses them with one bit flipped", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
        const signed = headers(sign(secret, vector.timestamp, Buffer.from(bytes)));
        expect(verify({ secrets: [secret], headers: signed, rawBody: Buffer.from(bytes), now }).ok).toBe(true);

        const flipped = Buffer.from(bytes.map((byte, i) => (i === at % bytes.length ? byte ^ (1 << bit) : byte)));
        expect(verify({ secrets: [secret], headers: signed, rawBody: flipped, now }).ok).toBe(false);
      }),
    );
  });

  it("never throws, whatever the headers hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (signature, timestamp) => {
        expect(verify({ secrets: [secret], headers: headers(signature, timestamp), rawBody, now }).ok).toBe(false);
      }),
    );
  });
});
