import type { Work } from "../domain/work.ts";

/** Hands a piece of work to the slow half; resolves when it is sure to be looked at. Rejects with DispatchError. */
export type Dispatch<T = Work> = (work: T) => Promise<void>;

/** The work could not be handed on. The person may ask again: the worker does each work once. */
export class DispatchError extends Error {
  override readonly name = "DispatchError";

  constructor(cause: unknown) {
    super("The worker could not be invoked: check the function's name and lambda:InvokeFunction", { cause });
  }
}

/** Two tries must end before the three seconds that Slack waits for the answer. */
const limits = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
} as const;

/**
 * Dispatches by an asynchronous invocation (InvocationType "Event") of the worker function, which Lambda queues and retries.
 * The SDK starts to load at once, beside whatever comes next, so that the bundle's entry stays small and no click waits for it.
 * Region and endpoint come from the SDK's own environment variables.
 */
export function lambdaDispatch<T = Work>({ functionName }: { readonly functionName: string }): Dispatch<T> {
  const loading = import("@aws-sdk/client-lambda").then(({ InvokeCommand, LambdaClient }) => ({
    client: new LambdaClient(limits),
    invoke: (work: T) =>
      new InvokeCommand({ FunctionName: functionName, InvocationType: "Event", Payload: JSON.stringify(work) }),
  }));
  // The first dispatch reports it; until then an unhandled rejection would end the process.
  loading.catch(() => {});

  return async (work) => {
    try {
      const { client, invoke } = await loading;
      await client.send(invoke(work));
    } catch (cause) {
      throw new DispatchError(cause);
    }
  };
}
