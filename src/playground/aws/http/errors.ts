/** An error in AWS's own words; `code` goes over the wire as `__type`. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** SageMaker's answer to nearly everything: wrong input, wrong state, and often also not found. */
export const validationException = (message: string) => new AwsError("ValidationException", message);

/** The modelled not-found error of SageMaker; EventBridge's and Lambda's end in `Exception`. */
export const resourceNotFound = (message: string) => new AwsError("ResourceNotFound", message);

/** A clash with what is already there, such as a client token that was used for something else. */
export const conflictException = (message: string) => new AwsError("ConflictException", message);

/** The modelled error for a name that is taken. */
export const resourceInUse = (message: string) => new AwsError("ResourceInUse", message);

/** What AWS answers when calls come too fast. */
export const throttlingException = () => new AwsError("ThrottlingException", "Rate exceeded");

/** What IAM answers when no policy allows the call. `action` is like `sagemaker:StopTrainingJob`. */
export const accessDeniedException = (principalArn: string, action: string) =>
  new AwsError(
    "AccessDeniedException",
    `User: ${principalArn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  );

/** What a call gets that the simulation does not know. */
export const unknownOperationException = (operation: string) =>
  new AwsError("UnknownOperationException", `The operation ${operation} is not simulated.`);
