import { sageMakerProblem } from "../sagemaker/errors.ts";
import { within } from "./within.ts";

/** What a look-up gave, or why it gave nothing, in a sentence. */
export type Tried<T> = { readonly value: T } | { readonly because: string };

/** Tries one look-up among several, in the time that all of them have. `what` is the thing that it is about. Never rejects. */
export const tried = <T>(signal: AbortSignal, what: string, work: () => Promise<T>): Promise<Tried<T>> =>
  within<Tried<T>>(signal, attempt(what, work), { because: `AWS did not answer in time about ${what}.` });

/** The value, if there is one. */
export const valueIn = <T>(tried: Tried<T> | undefined): T | undefined =>
  tried !== undefined && "value" in tried ? tried.value : undefined;

/** Why there is none. */
export const becauseOf = (tried: Tried<unknown> | undefined): readonly string[] =>
  tried !== undefined && "because" in tried ? [tried.because] : [];

async function attempt<T>(what: string, work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { because: sageMakerProblem(error, what).sentence };
  }
}
