/** The Lambda functions: each is src/lambda/<name>.ts, built to dist/lambda/<name>/index.mjs with an exported `handler`. */
export const LAMBDAS = ["notify", "slack", "worker", "clock"] as const;

/** The name of one of the functions. */
export type LambdaName = (typeof LAMBDAS)[number];
