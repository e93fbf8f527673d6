/** Which configuration's fleet takes how much of an endpoint's requests, and which answers badly: what the metrics show. */
export interface Traffic {
  /** The requests are shared like this, from now on or from an earlier moment (milliseconds since the epoch). */
  shift(endpointArn: string, shares: readonly Share[], from?: number): void;
  /** The models of a configuration begin to answer with errors, more and more, until `heal`. Twice is as good as once. */
  spoil(endpointArn: string, config: string): void;
  heal(endpointArn: string, config: string): void;
  /** The shares at a moment (milliseconds since the epoch), with what is wrong with each. */
  at(endpointArn: string, moment: number): readonly Served[];
}

/** A configuration's part of the requests, from 0 to 1. */
export type Share = readonly [config: string, share: number];

export interface Served {
  readonly config: string;
  readonly share: number;
  /** For how long its models have been answering badly, in milliseconds; undefined while they do not. */
  readonly spoiltForMs: number | undefined;
}

interface Shift {
  readonly from: number;
  readonly shares: readonly Share[];
}

interface Spell {
  readonly config: string;
  readonly from: number;
  readonly until: number;
}

/** Nothing served yet. */
export function createTraffic(now: () => number): Traffic {
  const shifts = new Map<string, readonly Shift[]>();
  const spells = new Map<string, readonly Spell[]>();
  const of = <Value>(map: Map<string, readonly Value[]>, arn: string): readonly Value[] => map.get(arn) ?? [];

  const heal = (arn: string, config: string) =>
    void spells.set(
      arn,
      of(spells, arn).map((spell) =>
        spell.config === config && spell.until > now() ? { ...spell, until: now() } : spell,
      ),
    );

  return {
    shift: (arn, shares, from = now()) => void shifts.set(arn, [...of(shifts, arn), { from, shares }]),
    spoil(arn, config) {
      if (of(spells, arn).some((spell) => spell.config === config && spell.until > now())) return;
      spells.set(arn, [...of(spells, arn), { config, from: now(), until: Number.POSITIVE_INFINITY }]);
    },
    heal,
    at(arn, moment) {
      const { shares = [] } = of(shifts, arn).findLast(({ from }) => from <= moment) ?? {};
      return shares.map(([config, share]) => {
        const spell = of(spells, arn).findLast(
          (each) => each.config === config && each.from <= moment && moment < each.until,
        );
        return { config, share, spoiltForMs: spell && moment - spell.from };
      });
    },
  };
}
