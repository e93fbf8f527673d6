/**
 * For how long one invocation claims what it does, in milliseconds. Longer than the worker may run
 * (infra/function-settings.ts), so that nobody else does it meanwhile; shorter than the minute that Lambda waits before it
 * tries again, so that what a dead one left is taken up (Lambda developer guide, asynchronous invocation).
 */
export const leaseMs = 50_000;
