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

test("the gallery is a second page with the same look", async () => {
  const { gallery, css } = await buildPage();
  expect(gallery.html).toContain(`src="${pagePaths.galleryScript}"`);
  expect(gallery.html).toContain(`href="${pagePaths.style}"`);
  expect(gallery.html).toContain(`href="${pagePaths.galleryStyle}"`);
  expect(gallery.css).toContain(".gallery-pair");
  expect(gallery.js).toContain("/playground/gallery.json");
  expect(css).not.toContain(".gallery-pair");
});
