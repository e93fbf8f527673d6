import type { PersonAction, PersonActionResult } from "../../protocol.ts";

/** Sends what a person did. Never rejects: a server that does not answer is a problem to show. */
export async function act(action: PersonAction): Promise<PersonActionResult> {
  try {
    const response = await fetch("/playground/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    return readResult(await response.json());
  } catch {
    return { ok: false, problem: "The playground's server does not answer. Is `npm start` still running?" };
  }
}

function readResult(answer: unknown): PersonActionResult {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) {
    return { ok: false, problem: "The playground's server answered something that this page cannot read." };
  }
  const problem = "problem" in answer && typeof answer.problem === "string" ? answer.problem : undefined;
  return problem === undefined ? { ok: answer.ok === true } : { ok: answer.ok === true, problem };
}
