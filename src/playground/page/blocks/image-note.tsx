import type { ReactNode } from "react";
import { safeHref } from "../text/entity.ts";
import { Link } from "../text/mention.tsx";

/** The playground fetches nothing from outside, so an image is shown by its alternative text and a link. */
export function ImageNote({ alt, url }: { readonly alt: string; readonly url: string | undefined }): ReactNode {
  const href = safeHref(url ?? "");
  return <span className="image-note">{href === undefined ? alt : <Link href={href}>{alt}</Link>}</span>;
}
