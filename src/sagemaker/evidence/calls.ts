/** The IAM actions that looking evidence up needs, beside reading reports in S3; policies are made of them. */
export const evidenceCalls = [
  "sagemaker:DescribeModelPackage",
  "sagemaker:ListModelPackages",
  "sagemaker:DescribePipelineExecution",
  "sagemaker:ListPipelineExecutionSteps",
  "sagemaker:DescribeTrainingJob",
  "sagemaker:ListEndpoints",
  "sagemaker:DescribeEndpoint",
  "sagemaker:DescribeEndpointConfig",
  "sagemaker:DescribeModel",
] as const;
