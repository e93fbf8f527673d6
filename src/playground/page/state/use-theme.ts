import { useEffect, useState } from "react";
import { readAddress, type Theme } from "./address.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The address decides first, then the person's toggle, then the system. */
export function useTheme(): readonly [Theme, () => void] {
  const [chosen, choose] = useState<Theme | undefined>(() => readAddress(location.search, "").theme);
  const [system, setSystem] = useState<Theme>(dark.matches ? "dark" : "light");
  const theme = chosen ?? system;
  useEffect(() => {
    const follow = () => setSystem(dark.matches ? "dark" : "light");
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, []);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return [theme, () => choose(theme === "dark" ? "light" : "dark")];
}
