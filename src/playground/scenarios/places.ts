import type { Place } from "../aws/sagemaker/place.ts";

/** The account that serves customers, and in which the bot lives. */
export const prod: Place = { account: "111122223333", region: "eu-west-1" };
/** Where data scientists try things. */
export const dev: Place = { account: "444455556666", region: "eu-west-1" };
