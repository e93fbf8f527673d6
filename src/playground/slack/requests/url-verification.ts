import type { PersonActionResult } from "../../protocol.ts";
import { isObject, parseJson } from "../json.ts";
import { json } from "./common.ts";
import type { Sender } from "./send.ts";

/** Asks the app to prove that the URL is its own: https://docs.slack.dev/reference/events/url_verification */
export async function verifyRequestUrl(send: Sender, token: string, challenge: string): Promise<PersonActionResult> {
  const ack = await send(json({ token, challenge, type: "url_verification" }));
  if (ack.kind === "acked") {
    const answer = parseJson(ack.answer.body);
    const echoed = isObject(answer) ? answer["challenge"] : ack.answer.body;
    if (echoed === challenge) return { ok: true };
  }
  return { ok: false, problem: "Your URL didn't respond with the value of the challenge parameter." };
}
