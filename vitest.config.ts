import { defineConfig } from "vitest/config";

/** `unit` is fast and needs no built portal; `site` builds portals once and looks at them. */
export default defineConfig({
  test: {
    // One core less is the default, which on a small machine is half of it.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/*.test.ts", "test/{unit,laws}/**/*.test.ts"],
          restoreMocks: true,
          // What no test changes for the next is loaded once: it takes longer than most of the tests.
          isolate: false,
          // Only what hangs is stopped: on a busy machine a command may take long to start.
          testTimeout: 60_000,
        },
      },
      // Every chart with its odd cases, on a page that no portal has.
      { test: { name: "gallery", include: ["test/gallery/**/*.test.ts"], testTimeout: 30_000 } },
      // A server of one's own and the files for CI, with real repositories, web servers and builds.
      {
        // The package that is bundled below names sources that it does not bring.
        logLevel: "error",
        test: {
          name: "hosting",
          include: ["test/hosting/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          // It imports JSON in a way that Node refuses and a bundler allows.
          server: { deps: { inline: ["@actions/workflow-parser"] } },
        },
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/helpers/built-portals.ts"],
          // Only what hangs is stopped: on a busy machine the pages of a large portal take minutes.
          testTimeout: 400_000,
          hookTimeout: 200_000,
          // A key may reach a page that a busy machine has not drawn yet. What fails twice is wrong.
          retry: 1,
        },
      },
    ],
  },
});
