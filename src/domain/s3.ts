/** An object in S3. */
export interface S3Object {
  readonly bucket: string;
  readonly key: string;
}

/** The object of an `s3://bucket/key` address; undefined for any other text, and for a bucket without a key. */
export function parseS3Uri(uri: string): S3Object | undefined {
  const [, bucket, key] = /^s3:\/\/([a-z0-9][a-z0-9.-]+)\/(.+)$/s.exec(uri.trim()) ?? [];
  return bucket && key ? { bucket, key } : undefined;
}

/** Whether one of the patterns (`bucket/path/*`) holds the object, by the rules of IAM: `*` is any run of characters, `/` included. */
export const isWithin = (patterns: readonly string[], { bucket, key }: S3Object): boolean =>
  patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replace(/[^\w]/gu, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "s").test(`${bucket}/${key}`);
  });
