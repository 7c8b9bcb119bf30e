/** A server of one's own, whole: a bare repository with our hooks, pushes to it, and a real web server. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readUntil } from "../helpers/portal-reader.ts";
import { type PublishedPlan, publishedPlan } from "../helpers/published-plan.ts";
import { hasNginx, type WebServer, webServer } from "../helpers/web-server.ts";

let folder: string;
let plan: PublishedPlan;
let server: WebServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-server-"));
  plan = publishedPlan(folder, { options: ["--url", "https://plans.example.org/", "--keep", "30"] });
  server = await webServer(plan.site, join(folder, "web"));
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (path: string) => (await fetch(new URL(path, server.url))).text();
const built = async () => (await (await fetch(new URL("data/build.json", server.url))).json()) as Built;

interface SearchEntry {
  readonly languages: { readonly en: { readonly hash: string } };
}

interface Built {
  readonly commit: string;
  readonly asOf: string;
}

describe("a push", () => {
  test("of a sound plan is checked, built and served", async () => {
    const commit = plan.commit("m00");
    const { status, remote } = await plan.push("main");
    expect(status).toBe(0);
    expect(withoutChance(remote)).toMatchInlineSnapshot(`
      "0 errors, 0 warnings
      Building the portal of «commit» …
      Published «commit» as of 2026-09-30, in «n» seconds: https://plans.example.org/"
    `);
    expect(await built()).toEqual({ commit, asOf: "2026-09-30" });
    expect(await page("plans/keep/")).toContain("Keep m00");
    expect(await page("")).toContain(`commit ${commit.slice(0, 7)}`);
  });

  test("of a broken plan is refused with the place, and the old portal is still served", async () => {
    const before = await page("kpis/churn/");
    const head = plan.git("rev-parse", "HEAD");
    plan.edit("kpis/churn.json", '"cfo"', '"cof"');
    plan.commit("m99");
    const { status, remote } = await plan.push("main");
    expect(status).not.toBe(0);
    expect(withoutChance(remote)).toMatchInlineSnapshot(`
      "content/kpis/churn.json:8:18: error: \`accountable\` names the person \`cof\`, which does not exist [reference/unknown]
        did you mean \`cfo\`?
      1 error, 0 warnings
      The push of «commit» was refused, and the portal is as it was. Mend what is named above, commit and push again."
    `);
    expect(await page("kpis/churn/")).toBe(before);
    expect(plan.onServer("rev-parse", "main")).toBe(head);
    plan.git("reset", "--quiet", "--hard", head);
  });

  test("of other branches and of tags publishes nothing, and that of no branch is refused", async () => {
    const { commit } = await built();
    const other = await plan.push("HEAD:refs/heads/idea", "HEAD:refs/tags/v1");
    expect(other).toMatchInlineSnapshot(`
      {
        "remote": "The portal is as it was: it is built from the branch \`main\` alone.",
        "status": 0,
      }
    `);
    const deletion = await plan.push(":main");
    expect(deletion.status).not.toBe(0);
    expect(deletion.remote).toMatchInlineSnapshot(
      `"\`main\` is the branch that the portal is built from, so it is not deleted. Choose another branch on the server first, with \`git config plumbline.branch\`."`,
    );
    expect((await built()).commit).toBe(commit);
  });

  test("that turns history back is refused, and published where the server allows it", async () => {
    const first = plan.git("rev-parse", "HEAD");
    plan.git("commit", "--quiet", "--amend", "--message", "another past");
    expect(await plan.push("--force", "main")).toMatchObject({ status: 1 });
    expect((await built()).commit).toBe(first);
    plan.onServer("config", "receive.denyNonFastForwards", "false");
    expect(await plan.push("--force", "main")).toMatchObject({ status: 0 });
    expect((await built()).commit).toBe(plan.git("rev-parse", "HEAD"));
  });

  test("is published even if who pushed goes away", async () => {
    const commit = plan.commit("m01");
    const pushing = spawn("git", ["-C", plan.clone, "push", "origin", "main"]);
    for await (const text of pushing.stderr.setEncoding("utf8")) if (String(text).includes("Building")) break;
    pushing.kill("SIGKILL");
    await expect.poll(async () => (await built()).commit, { timeout: 120_000 }).toBe(commit);
  });
});

describe("the web server", () => {
  const answer = (path: string) => fetch(new URL(path, server.url), { redirect: "manual" });

  test("has a page for what is not there, and leads to the last slash", async () => {
    const missing = await answer("_astro/gone.css");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("No such page");
    const { status, headers } = await answer("plans/keep");
    if (server.name === "nginx")
      expect({ status, to: headers.get("location") }).toEqual({ status: 301, to: "/plans/keep/" });
    else expect(status).toBe(200);
  });

  test.runIf(hasNginx())("says of every file how long it may be kept", async () => {
    const kept = async (path: string) => (await answer(path)).headers.get("cache-control");
    const script = /_astro\/[^"]+/.exec(await page("search/"))?.[0] ?? "";
    const { languages } = (await (await answer("pagefind/pagefind-entry.json")).json()) as SearchEntry;
    const forever = "private, max-age=31536000, immutable";
    expect(await kept(script)).toBe(forever);
    expect(await kept(`pagefind/pagefind.${languages.en.hash}.pf_meta`)).toBe(forever);
    expect(await kept("pagefind/pagefind-entry.json")).toBe("no-cache");
    expect(await kept("")).toBe("no-cache");
    expect(await kept("_astro/gone.css")).toBe("no-cache");
    expect(await kept("data/build.json")).toBe("no-store");
  });
});

describe("a plan that is not in the folder `content`", () => {
  test.each([
    [".", "kpis/churn.json:8:18: error:"],
    ["docs/plan", "docs/plan/kpis/churn.json:8:18: error:"],
  ])("is checked in `%s`, and named by the paths of the repository", async (place, where) => {
    const other = publishedPlan(mkdtempSync(join(folder, "other-")), { plan: place });
    other.edit("kpis/churn.json", '"cfo"', '"cof"');
    other.commit("m00");
    const refused = await other.push("main");
    expect(refused.remote.slice(0, where.length)).toBe(where);
    expect(refused.status).toBe(1);
  });

  test("is published from the top of the repository", async () => {
    const other = publishedPlan(mkdtempSync(join(folder, "other-")), { plan: "." });
    const commit = other.commit("m00");
    expect(await other.push("main")).toMatchObject({ status: 0 });
    expect(readFileSync(join(other.site, "current/data/build.json"), "utf8")).toContain(commit);
  });

  test("that the commit does not have is refused", async () => {
    const other = publishedPlan(mkdtempSync(join(folder, "other-")), { plan: "plan" });
    other.onServer("config", "plumbline.folder", "elsewhere");
    other.commit("m00");
    const { status, remote } = await other.push("main");
    expect(status).toBe(1);
    expect(withoutChance(remote).replace(folder, "")).toMatch(
      /^«commit» has no folder `elsewhere`, where the plan is expected; nothing was accepted\./,
    );
  });
});

test("20 pushes in a row: nobody who reads meanwhile sees a page that is missing, cut short or of two commits", async () => {
  const { commit: first } = await built();
  const marks = new Map([[first.slice(0, 7), /Keep (m\d\d)/.exec(await page("plans/keep/"))?.[1] ?? ""]]);
  const pages = ["/", "/plans/keep/", "/kpis/churn/", "/milestones/keep/offer/", "/search/", "/findings/"];
  let isOver = false;
  const readers = [0, 1, 2].map((first) => {
    const own = [...pages.slice(first * 2), ...pages.slice(0, first * 2)];
    return readUntil(server.url, { marks, pages: own }, () => isOver);
  });
  const began = performance.now();
  const before = releases().length;
  const pushes: ReturnType<PublishedPlan["push"]>[] = [];
  for (let number = 2; number <= 21; number += 1) {
    const commit = plan.commit(`m${String(number).padStart(2, "0")}`);
    marks.set(commit.slice(0, 7), `m${String(number).padStart(2, "0")}`);
    pushes.push(plan.push("main"));
    // The next push waits for this one to be in, not for its portal.
    await expect
      .poll(() => plan.onServer("rev-parse", "main"), { timeout: 60_000, interval: 50 })
      .toBe(commit);
  }
  const answers = await Promise.all(pushes);
  const seconds = Math.round((performance.now() - began) / 1000);
  const newest = plan.git("rev-parse", "HEAD");
  await expect.poll(async () => (await built()).commit).toBe(newest);
  isOver = true;
  const readings = await Promise.all(readers);

  const builds = releases().length - before;
  const requests = readings.reduce((sum, reading) => sum + reading.requests, 0);
  process.stderr.write(
    `${answers.length} pushes and ${builds} builds in ${seconds} seconds; ${requests} requests to ${server.name}\n`,
  );
  expect(requests).toBeGreaterThan(500);
  expect(readings.flatMap(({ faults }) => faults)).toEqual([]);
  expect(answers.filter(({ status }) => status !== 0)).toEqual([]);
  // What was pushed while another commit was built may be passed over, and its pusher is told.
  const published = answers.filter(({ remote }) => remote.includes("Published "));
  expect(published.length).toBe(builds);
  const passed = answers.filter((answer) => !published.includes(answer));
  expect(passed.filter(({ remote }) => !/The portal shows [0-9a-f]{7}/.test(remote))).toEqual([]);
  expect(builds).toBeGreaterThanOrEqual(3);
  const order = [...marks.keys()];
  for (const { commits } of readings) {
    expect(commits.length).toBeGreaterThan(2);
    expect(commits).toEqual([...commits].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  }
});

describe("npm run publish", () => {
  const publish = (...args: readonly string[]) => [
    "scripts/publish.ts",
    ...["--repo", plan.repository],
    ...args,
  ];

  test("does again what a killed publication left undone, and clears up after it", async () => {
    const killed = spawn(process.execPath, publish("--again"), { stdio: ["ignore", "ignore", "pipe"] });
    for await (const text of killed.stderr.setEncoding("utf8")) if (String(text).includes("Building")) break;
    await expect.poll(() => readdirSync(join(plan.site, "work")).length, { timeout: 20_000 }).toBe(2);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const before = releases().length;
    execFileSync(process.execPath, publish("--again", "--keep", "1"), { stdio: "ignore" });
    expect(before).toBeGreaterThan(1);
    expect(releases()).toHaveLength(1);
    expect(readdirSync(plan.site).sort()).toEqual(["current", "lock", "releases"]);
    expect(plan.onServer("worktree", "list").split("\n")).toHaveLength(1);
  });

  test("ends a build that takes too long, and the last portal stays", async () => {
    const before = await page("");
    plan.onServer("config", "plumbline.seconds", "1");
    const ending = spawn(process.execPath, publish("--again"), { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    for await (const text of ending.stderr.setEncoding("utf8")) said += text;
    expect(said).toContain("took more than 1 seconds and was ended. The last portal stays:");
    expect(await page("")).toBe(before);
    expect(readdirSync(plan.site).sort()).toEqual(["current", "lock", "releases"]);
  });
});

function releases(): readonly string[] {
  return readdirSync(join(plan.site, "releases"));
}

/** Hashes and seconds differ from run to run. */
function withoutChance(text: string): string {
  return text.replace(/\b[0-9a-f]{7}\b/g, "«commit»").replace(/in \d+ seconds/, "in «n» seconds");
}
