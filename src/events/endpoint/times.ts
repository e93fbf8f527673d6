/** Two tellings of one deployment (an event and an answer, a call and an event) differ by less; two deployments by more. */
export const sameMs = 60_000;
