import { describe, expect, test } from "vitest";
import { PortalSchema } from "../../../src/model/index.ts";
import { entryPage } from "../../../src/views/entry-page.ts";
import { commitLink, newFileLink, sourceLinks } from "../../../src/views/source-links.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const portal = (repository?: object) => PortalSchema.parse({ name: "Test", currency: "EUR", repository });
const github = portal({ url: "https://github.com/marlowe/strategy/" });
const gitlab = portal({ url: "https://gitlab.com/marlowe/strategy.git", branch: "plan/2026", folder: "." });

describe("sourceLinks(portal, file)", () => {
  test("on GitHub", () => {
    expect(sourceLinks(github, "content/kpis/churn.json")).toEqual({
      view: "https://github.com/marlowe/strategy/blob/main/content/kpis/churn.json",
      edit: "https://github.com/marlowe/strategy/edit/main/content/kpis/churn.json",
    });
  });

  test("on GitLab, on another branch, with the plan at the top of the project", () => {
    expect(sourceLinks(gitlab, "whatever/kpis/churn.json")).toEqual({
      view: "https://gitlab.com/marlowe/strategy/-/blob/plan/2026/kpis/churn.json",
      edit: "https://gitlab.com/marlowe/strategy/-/edit/plan/2026/kpis/churn.json",
    });
  });

  test("on a host of one's own that says what it is", () => {
    const own = portal({ url: "https://git.example.org/plan", host: "gitlab" });
    expect(sourceLinks(own, "content/kpis/churn.json")?.view).toContain("/plan/-/blob/main/content/");
  });

  test("nowhere if the portal does not say where the plan lies", () => {
    expect(sourceLinks(portal(), "content/kpis/churn.json")).toBeUndefined();
    expect(newFileLink(portal(), "decisions/a.mdx", "text")).toBeUndefined();
  });
});

describe("newFileLink(portal, path, text)", () => {
  const path = "decisions/2026/2026-09-30-a.mdx";

  test("on GitHub with the text in it", () => {
    expect(newFileLink(github, path, "a & b\n")).toEqual({
      href: "https://github.com/marlowe/strategy/new/main/content/decisions?filename=2026%2F2026-09-30-a.mdx&value=a%20%26%20b%0A",
      text: "Write it on GitHub",
      note: "The name and the text below are filled in there.",
    });
  });

  test("on GitHub without the text where the address would be too long", () => {
    const link = newFileLink(github, path, "ä".repeat(2_000));
    expect(link?.note).toContain("too long for a link, so the file is empty there: copy the text below");
    expect(link?.href).not.toContain("value=");
  });

  test("on GitLab with the name alone", () => {
    expect(newFileLink(gitlab, path, "a")).toEqual({
      href: "https://gitlab.com/marlowe/strategy/-/new/plan/2026?file_name=decisions%2F2026%2F2026-09-30-a.mdx",
      text: "Start the file on GitLab",
      note: "The name is filled in, but GitLab takes no text from a link, so the file is empty there: copy the text below first and paste it.",
    });
  });
});

test("the page of an entry leads to its file", () => {
  const repository = plan({ portal: { repository: { url: "https://github.com/a/b" } }, kpis: { churn: {} } });
  const view = {
    ...viewOf(repository, "2026-09-30"),
    origins: new Map([["kpis/churn", { file: "content/kpis/churn.json", prose: undefined }]]),
  };
  expect(entryPage(view, "kpis", "churn", []).source?.edit).toBe(
    "https://github.com/a/b/edit/main/content/kpis/churn.json",
  );
});

test("a commit has a page on GitHub and on GitLab, and none where the host is not known", () => {
  expect(commitLink(github, "0123456")).toBe("https://github.com/marlowe/strategy/commit/0123456");
  expect(commitLink(gitlab, "0123456")).toBe("https://gitlab.com/marlowe/strategy/-/commit/0123456");
  expect(commitLink(portal(), "0123456")).toBeUndefined();
});
