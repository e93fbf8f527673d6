import { hourlyPrice } from "./prices.ts";

/** What ran, and for how long. */
export interface Used {
  readonly region: string;
  readonly instanceType: string | undefined;
  readonly instances: number | undefined;
  /** Of each instance. */
  readonly seconds: number | undefined;
}

/**
 * About what it cost, in US dollars: on demand, without storage, discounts and savings plans. Undefined when the price, the
 * number or the time is not known, and for nothing at all.
 */
export function spendOn({ region, instanceType, instances, seconds }: Used): number | undefined {
  const price = instanceType === undefined ? undefined : hourlyPrice(region, instanceType);
  if (price === undefined || instances === undefined || seconds === undefined) return undefined;
  const dollars = (price * instances * seconds) / 3600;
  // Below half a cent there is nothing to say.
  return Number.isFinite(dollars) && dollars >= 0.005 ? dollars : undefined;
}
