import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AbsentModuleError, absentModule } from "./absent-module.ts";

describe("a module that is absent", () => {
  const stderr = vi.spyOn(console, "error");
  beforeEach(() => void stderr.mockReturnValue());
  afterEach(() => void stderr.mockReset());

  it("may be loaded by compiled CommonJS", () => {
    const express = absentModule("express");
    expect(Reflect.get(express, "__esModule")).toBe(true);
    expect(Reflect.get(express, "default")).toBeDefined();
    expect(stderr).not.toHaveBeenCalled();
  });

  it.each<readonly [string, (express: object) => unknown]>([
    ["a name is read from it", (express) => Reflect.get(express, "Router")],
    ["it is called", (express) => Reflect.apply(Object(express), undefined, [])],
    ["its default export is called", (express) => Reflect.apply(Reflect.get(express, "default"), undefined, [])],
    ["its default export is constructed", (express) => Reflect.construct(Reflect.get(express, "default"), [])],
    ["something is compared with its default export", (express) => ({}) instanceof Reflect.get(express, "default")],
    ["it is asked what it has", (express) => "Router" in express],
  ])("fails by name and on stderr when %s", (_how, use) => {
    const express = absentModule("express");
    expect(() => use(express)).toThrow(AbsentModuleError);
    expect(() => use(express)).toThrow(/^express was left out of this bundle/);
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining("express"));
  });
});
