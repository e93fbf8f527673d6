declare const brand: unique symbol;

/** A full ARN, in the letters in which AWS sent it; compare two by `resourceKey`. */
export type Arn = string & { readonly [brand]: "Arn" };

// The one place where a string becomes an ARN: the callers have just read it from AWS, or checked it.
export const asArn = (text: string): Arn => text as Arn;
