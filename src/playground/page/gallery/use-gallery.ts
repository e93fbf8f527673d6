import { useEffect, useState } from "react";
import type { Gallery } from "../../gallery/view.ts";

/** The cards once they are there; a sentence when they cannot be had; undefined until one of both. */
export function useGallery(): Gallery | string | undefined {
  const [gallery, setGallery] = useState<Gallery | string>();
  useEffect(() => {
    fetch("/playground/gallery.json")
      // Our own server of the same release sends it, so it is what it is called.
      .then((response): Promise<Gallery> => response.json())
      .then(setGallery, () => setGallery("The playground's server does not answer. Is `npm start` still running?"));
  }, []);
  return gallery;
}
