import { conflictException } from "../http/errors.ts";

/**
 * Runs `call` the first time that a client token comes, and gives the same answer when it comes again. Throws
 * ConflictException when the token was used with another input. Without a token the call always runs.
 */
export type Once<Answer> = (token: string | undefined, input: unknown, call: () => Answer) => Answer;

/** The client tokens of one operation; none is forgotten. */
export function createOnce<Answer>(): Once<Answer> {
  const answers = new Map<string, { readonly input: string; readonly answer: Answer }>();
  return (token, input, call) => {
    if (token === undefined) return call();
    const asked = JSON.stringify(input);
    const before = answers.get(token);
    if (before && before.input !== asked) {
      throw conflictException("The client token was already used with different parameters.");
    }
    if (before) return before.answer;
    const answer = call();
    answers.set(token, { input: asked, answer });
    return answer;
  };
}
