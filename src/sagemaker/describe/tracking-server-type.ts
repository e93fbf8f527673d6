/** The events of a tracking server bear their status in their type: `CreateFailed` is "SageMaker Tracking Server Create Failed". */
export const trackingServerType = (status: string | undefined): string =>
  `SageMaker Tracking Server ${(status ?? "Unknown").replace(/(?<=[a-z])(?=[A-Z])/g, " ")}`;
