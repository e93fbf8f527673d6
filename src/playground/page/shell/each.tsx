import { Fragment, type ReactNode } from "react";

interface EachProps<T> {
  readonly of: readonly T[];
  readonly children: (item: T, index: number) => ReactNode;
}

/** Draws things that have no identity but their place: the words of a text, the cells of a row. */
export function Each<T>({ of, children }: EachProps<T>): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: their place is their identity
  return of.map((item, index) => <Fragment key={index}>{children(item, index)}</Fragment>);
}
