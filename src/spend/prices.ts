/**
 * On-demand prices of SageMaker instances for training, processing and batch transform, in US dollars an hour, by region.
 * A region or type that is not here has no known price; nothing is guessed.
 */

/** When the prices were true, and where they are published. */
export const pricesAsOf = "2025-07";
export const pricesFrom = "https://aws.amazon.com/sagemaker/ai/pricing/";

type Prices = Readonly<Record<string, number>>;

const northVirginia: Prices = {
  "ml.m5.large": 0.115,
  "ml.m5.xlarge": 0.23,
  "ml.m5.2xlarge": 0.461,
  "ml.m5.4xlarge": 0.922,
  "ml.m5.12xlarge": 2.765,
  "ml.m5.24xlarge": 5.53,
  "ml.c5.xlarge": 0.204,
  "ml.c5.2xlarge": 0.408,
  "ml.c5.4xlarge": 0.816,
  "ml.c5.9xlarge": 1.836,
  "ml.c5.18xlarge": 3.672,
  "ml.c6i.xlarge": 0.204,
  "ml.c6i.2xlarge": 0.408,
  "ml.c6i.4xlarge": 0.816,
  "ml.r5.large": 0.151,
  "ml.r5.xlarge": 0.302,
  "ml.r5.2xlarge": 0.605,
  "ml.r5.4xlarge": 1.21,
  "ml.r5.12xlarge": 3.629,
  "ml.r5.24xlarge": 7.258,
  "ml.g4dn.xlarge": 0.736,
  "ml.g4dn.2xlarge": 0.94,
  "ml.g4dn.4xlarge": 1.505,
  "ml.g4dn.8xlarge": 2.72,
  "ml.g4dn.12xlarge": 4.89,
  "ml.g4dn.16xlarge": 5.44,
  "ml.g5.xlarge": 1.408,
  "ml.g5.2xlarge": 1.515,
  "ml.g5.4xlarge": 2.03,
  "ml.g5.8xlarge": 3.06,
  "ml.g5.12xlarge": 7.09,
  "ml.g5.16xlarge": 5.12,
  "ml.g5.24xlarge": 10.18,
  "ml.g5.48xlarge": 20.36,
  "ml.p3.2xlarge": 3.825,
  "ml.p3.8xlarge": 14.688,
  "ml.p3.16xlarge": 28.152,
  "ml.p4d.24xlarge": 25.251,
  "ml.p5.48xlarge": 63.296,
};

const ireland: Prices = {
  "ml.m5.large": 0.128,
  "ml.m5.xlarge": 0.257,
  "ml.m5.2xlarge": 0.514,
  "ml.m5.4xlarge": 1.027,
  "ml.m5.12xlarge": 3.082,
  "ml.m5.24xlarge": 6.163,
  "ml.c5.xlarge": 0.23,
  "ml.c5.2xlarge": 0.461,
  "ml.c5.4xlarge": 0.922,
  "ml.c5.9xlarge": 2.074,
  "ml.c5.18xlarge": 4.147,
  "ml.r5.xlarge": 0.338,
  "ml.r5.2xlarge": 0.677,
  "ml.r5.4xlarge": 1.354,
  "ml.r5.12xlarge": 4.061,
  "ml.g4dn.xlarge": 0.822,
  "ml.g5.xlarge": 1.572,
  "ml.p3.2xlarge": 4.131,
};

const byRegion: Readonly<Record<string, Prices>> = {
  "us-east-1": northVirginia,
  // Oregon charges what North Virginia does for all of these.
  "us-west-2": northVirginia,
  "eu-west-1": ireland,
};

/** US dollars an hour for one instance; undefined when the price is not known. */
export const hourlyPrice = (region: string, instanceType: string): number | undefined => {
  const prices = Object.hasOwn(byRegion, region) ? byRegion[region] : undefined;
  return prices && Object.hasOwn(prices, instanceType) ? prices[instanceType] : undefined;
};
