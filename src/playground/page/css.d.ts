/** esbuild gathers imported stylesheets into the page's one stylesheet. */
declare module "*.css";
