import { expect, test } from "vitest";
import { buildPage, pagePaths } from "./build-page.ts";

test("the page is one document, one script and one stylesheet that fetch nothing from outside", async () => {
  const { html, js, css } = await buildPage();
  expect(html).toContain(`<script type="module" src="${pagePaths.script}"></script>`);
  expect(html).toContain(`<link rel="stylesheet" href="${pagePaths.style}">`);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  expect(css).toContain(".message");
  expect(css).not.toMatch(/@import|url\(["']?https?:/);
  expect(js).not.toContain("jsx-dev-runtime");
});
