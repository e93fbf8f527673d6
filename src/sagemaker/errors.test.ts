import { describe, expect, test } from "vitest";
import { ForeignAccountError } from "./clients.ts";
import { isNotFound, type ProblemKind, sageMakerProblem } from "./errors.ts";

const what = "the training job churn-42";

const awsError = (name: string, message: string, httpStatusCode = 400): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

const problem = (name: string, message: string, httpStatusCode?: number) =>
  sageMakerProblem(awsError(name, message, httpStatusCode), what);

describe("the texts of ValidationException that public code and issues quote", () => {
  const texts: readonly (readonly [string, ProblemKind])[] = [
    ["Requested resource not found.", "not-found"],
    ["Could not find job to update with name: churn-42", "not-found"],
    ["Could not find requested job with name: churn-42", "not-found"],
    ['Could not find endpoint "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/churn".', "not-found"],
    [
      'Could not find endpoint configuration "arn:aws:sagemaker:eu-west-1:123456789012:endpoint-config/churn".',
      "not-found",
    ],
    ["ModelPackage arn:aws:sagemaker:us-west-2:123456789012:model-package/churn does not exist.", "not-found"],
    ["The request was rejected because the training job is in status Completed.", "wrong-state"],
    ["The request was rejected because the transform job is in status Stopped", "wrong-state"],
    ["Only pipelines with 'Executing' status can be stopped", "wrong-state"],
    ['Cannot update in-progress endpoint "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/churn".', "wrong-state"],
    [
      "Status (Stopped) not in ([InService]). Unable to transition to (Stopping) for Notebook Instance (arn)",
      "wrong-state",
    ],
    [
      "1 validation error detected: Value 'a b' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
      "invalid",
    ],
    ["ARN should be scoped to correct region: us-west-2", "invalid"],
    ["Something that nobody has written down yet", "invalid"],
    ["The account-level service limit 'ml.g6.2xlarge for endpoint usage' is 0 Instances.", "limit"],
    ["Rate exceeded", "throttled"],
  ];

  test.each(texts)("%s", (text, kind) => {
    expect(problem("ValidationException", text).kind).toBe(kind);
  });

  test("the status is read from the text", () => {
    expect(
      problem("ValidationException", "The request was rejected because the training job is in status Completed.")
        .status,
    ).toBe("Completed");
    expect(problem("ValidationException", "Status (Stopped) not in ([InService]).").status).toBe("Stopped");
    expect(
      problem("ValidationException", "Only pipelines with 'Executing' status can be stopped").status,
    ).toBeUndefined();
  });
});

describe("what a person is told", () => {
  test("not found", () => {
    const found = problem("ResourceNotFound", "Amazon SageMaker can't find a tuning job with the name x.");
    expect(found).toMatchObject({ kind: "not-found", retryable: false });
    expect(found.sentence).toBe(
      "SageMaker does not know the training job churn-42; it may have been deleted, or live in another region or account.",
    );
    expect(isNotFound(awsError("ResourceNotFound", "gone"))).toBe(true);
    expect(isNotFound(new Error("gone"))).toBe(false);
  });

  test("a missing permission names the call, the resource and the role to change", () => {
    const message =
      "User: arn:aws:sts::123456789012:assumed-role/chatops-worker/session is not authorized to perform: sagemaker:StopTrainingJob on resource: arn:aws:sagemaker:eu-west-1:123456789012:training-job/churn-42 because no identity-based policy allows the sagemaker:StopTrainingJob action";
    expect(problem("AccessDeniedException", message)).toEqual({
      kind: "denied",
      retryable: false,
      sentence:
        "The bot's role may not call sagemaker:StopTrainingJob on arn:aws:sagemaker:eu-west-1:123456789012:training-job/churn-42; add sagemaker:StopTrainingJob to the policy of the role chatops-worker.",
    });
  });

  test("an explicit deny is nothing that one more permission would heal", () => {
    const message =
      "User: arn:aws:iam::123456789012:user/bot is not authorized to perform: sagemaker:StopTrainingJob with an explicit deny in a service control policy";
    expect(problem("AccessDeniedException", message).sentence).toBe(
      "The bot's role may not call sagemaker:StopTrainingJob on the training job churn-42: a policy denies it explicitly (a service control policy); ask who owns that policy.",
    );
    expect(problem("AccessDeniedException", "No.").sentence).toBe(
      "The bot may not do that to the training job churn-42: No.",
    );
    expect(
      problem("AccessDeniedException", "User: arn:aws:iam::1:user/bot is not authorized to perform: sagemaker:X")
        .sentence,
    ).toContain("to the policy of arn:aws:iam::1:user/bot.");
  });

  test("another account", () => {
    expect(sageMakerProblem(new ForeignAccountError("222222222222", "123456789012"), what)).toEqual({
      kind: "denied",
      retryable: false,
      sentence:
        "The bot works in account 123456789012 and has no role in account 222222222222: add its region and account to deployment.spokes in chatops.config.ts.",
    });
  });

  test("throttling, conflicts and trouble of SageMaker's own pass: asking again may help", () => {
    expect(problem("ThrottlingException", "Rate exceeded")).toMatchObject({ kind: "throttled", retryable: true });
    expect(problem("ConflictException", "busy")).toMatchObject({ kind: "conflict", retryable: true });
    expect(problem("InternalFailure", "oops", 500)).toMatchObject({
      kind: "other",
      retryable: true,
      sentence: expect.stringContaining("try again"),
    });
  });

  test("a wrong name says what a name must be", () => {
    expect(
      problem(
        "ValidationException",
        "1 validation error detected: Value 'a b' at 'trainingJobName' failed to satisfy constraint: Member must have length less than or equal to 63",
      ).sentence,
    ).toBe('SageMaker does not take "a b" as trainingJobName: it must have length less than or equal to 63.');
    const pattern =
      "1 validation error detected: Value 'a b' at 'endpointName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";
    expect(problem("ValidationException", pattern).sentence).toBe(
      'SageMaker does not take "a b" as endpointName: it must consist of letters and digits, with dashes only between them.',
    );
    expect(problem("ValidationException", "No.").sentence).toBe("SageMaker did not accept the request: No.");
  });

  test("limits, credentials and the network", () => {
    expect(problem("ResourceLimitExceeded", "The limit is 0 Instances.").sentence).toBe(
      "A limit of the account is reached: The limit is 0 Instances. Free some, or ask AWS for a higher quota.",
    );
    expect(problem("ExpiredTokenException", "expired").sentence).toContain("credentials (ExpiredTokenException)");
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(sageMakerProblem(refused, what)).toEqual({
      kind: "other",
      retryable: true,
      sentence: "SageMaker could not be reached (ECONNREFUSED); try again in a minute.",
    });
    expect(problem("TimeoutError", "too late").retryable).toBe(true);
  });

  test("what nobody knows is quoted, without secrets and not endlessly", () => {
    expect(problem("Strange", `AKIAABCDEFGHIJKLMNOP ${"x".repeat(1000)}`).sentence).toMatch(
      /^SageMaker answered: AKIA… x+…$/,
    );
    expect(sageMakerProblem("just text", what).sentence).toBe("SageMaker answered: just text");
    expect(sageMakerProblem(new Error(""), what).sentence).toBe("SageMaker answered: Error");
  });
});
