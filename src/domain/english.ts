import { config } from "zod/mini";
import en from "zod/v4/locales/en.js";

// zod/mini brings no words of its own; what a schema refuses is read by people.
config(en());
