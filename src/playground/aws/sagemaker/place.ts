/** An account and region: where a resource lives. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The ARN of a SageMaker resource. SageMaker writes the name in lower case there. */
export function arnOf(place: Place, type: string, id: string): string {
  return `arn:aws:sagemaker:${place.region}:${place.account}:${type}/${id.toLowerCase()}`;
}

/** The role that jobs of an account run with. */
export const executionRole = (place: Place) => `arn:aws:iam::${place.account}:role/SageMakerExecutionRole`;

/** An S3 address in the place's default SageMaker bucket. */
export const bucket = (place: Place, path: string) => `s3://sagemaker-${place.region}-${place.account}/${path}`;

/** A container image in the place's own registry. */
export const imageUri = (place: Place, name: string) =>
  `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${name}`;
