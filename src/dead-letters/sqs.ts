import { SQSClient } from "@aws-sdk/client-sqs";

/** A client in the region that a queue's URL names; the SDK takes the endpoint from the URL or from AWS_ENDPOINT_URL. */
export const sqsClient = (): SQSClient => new SQSClient({ maxAttempts: 3 });
