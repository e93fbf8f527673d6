/** What STS takes as a SourceIdentity and as the name of a session (API reference, AssumeRole). */
const taken = /^[\w+=,.@-]{2,64}$/;

/**
 * How AWS's records name a person: the first of the names by which AWS knows them that STS takes as it is, else their Slack id.
 * A name is never bent until it fits, since it could then be somebody else's.
 */
export function sourceIdentityOf(user: string, names: readonly string[] = []): string {
  const fits = [...names, user].find((each) => taken.test(each));
  return fits ?? `slack-${user.replace(/[^\w]/g, "_")}`.slice(0, 64);
}
