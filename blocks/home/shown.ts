/** Some rows, and how many there are beside them. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly more: number;
}
