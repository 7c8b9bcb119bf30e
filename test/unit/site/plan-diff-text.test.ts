import { expect, test } from "vitest";
import { analyse } from "../../../src/analysis/index.ts";
import { diffText } from "../../../src/site/plan-diff-text.ts";
import { comparedWith } from "../../../src/views/compared.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

type Text = Parameters<typeof plan>[0];

const asOf = "2026-09-30";
const end = { name: "main", hash: "abc1234def" };

function markdown(before: Text, after: Text): string {
  const view = viewOf(plan(after), asOf);
  const repository = plan(before);
  const earlier = { repository, report: analyse(repository, view.asOf), renamed: new Map() };
  const diff = { compared: comparedWith(view, earlier), base: end, head: { name: "pivot", hash: undefined } };
  return diffText(diff, "markdown").replaceAll("\u00a0", " ");
}

const risk = (title: string): Text => ({ risks: { leak: { title } } });

test("a pivot for a pull request: what it does in a sentence, then part by part", () => {
  const margin = { kpi: "margin", delta: 1, confidence: 1, realisedBy: "erp/live", acceptedBy: "ann" };
  const text = (finish: string, target: number, decisions: Text["decisions"] = {}): Text => ({
    portal: { locale: "en-GB" },
    kpis: {
      margin: {
        grounding: "pnl",
        unit: "%",
        valuePerUnit: 365,
        baseline: { period: "2026-06-30", value: 0 },
        targets: [{ period: "2026-09-30", value: target }],
      },
    },
    actuals: { margin: [["2026-09-30", 4]] },
    plans: { erp: { contributes: [margin] } },
    milestones: { "erp/live": { baseline: { finish: "2026-10-31" }, forecast: { finish } } },
    decisions,
  });
  const ease = { ease: { title: "Ease the target", date: "2026-09-30", changes: ["kpis/margin"] } };
  expect(markdown(text("2026-10-31", 8), text("2026-11-10", 4, ease))).toMatchInlineSnapshot(`
    "**With this change, one KPI gets better with its goalpost moved (Margin), one milestone slips by 10 days, the cost of delay rises from €0 to €10, one goalpost moves, one decision is no longer required and one decision is taken.**

    pivot compared with main (abc1234). Both are analysed as of 30 September 2026, so that the change alone shows, and not the passing of time.

    ### The scorecard, before and now

    | Figure | Before | Now | Difference |
    | --- | ---: | ---: | ---: |
    | KPIs on plan | 0 of 1 (0 %) | 1 of 1 (100 %) | +100 pp |
    | Decisions open | 1 | 0 | −1 |
    | Lost to delay, so far and to come | €0 | €10 | +€10 |
    | At stake in KPIs, a year | €1.46k | €0 | −€1.46k |

    ### What got worse

    | What | Kind | At stake | Before | Now |
    | --- | --- | ---: | --- | --- |
    | Erp | delivery of a plan | €10 | ● On plan | ◆ Watch |
    | Live (Erp) | milestone | €10 | ● On plan | ◆ Watch |

    ### What got better

    | What | Kind | At stake | Before | Now |
    | --- | --- | ---: | --- | --- |
    | Margin (a goalpost moved) | KPI | – | ▼ Breach | ● On plan |

    ### Variance of KPIs

    | KPI | Gap before | Gap now | Difference | To the first targets | At stake a year |
    | --- | ---: | ---: | ---: | ---: | ---: |
    | Margin | 4 pp | 0 pp | −4 pp | 0 pp | €0 |

    ### Dates that moved

    | Milestone | Expected before | Expected now | Moved | Cost of delay | Difference |
    | --- | --- | --- | ---: | ---: | ---: |
    | Live (Erp) | 31 Oct 2026 | 10 Nov 2026 (forecast 31 Oct 2026 → 10 Nov 2026) | +10 days | €10 | +€10 |

    ### Money that moved

    | Plan | Budget | Spent | Estimate at completion | Difference | Cost of delay |
    | --- | ---: | ---: | ---: | ---: | ---: |
    | Erp | €0 | €0 | €0 | – | €0 → €10 |

    ### Required decisions that moved on

    | What | Answered by | Before | Now |
    | --- | --- | --- | --- |
    | Margin is 4 %, when 8 % was planned for 30 September 2026: the gap of 4 is 50 % of the whole planned change, above the limit of 30 %. (Margin) | – | ◆ Open | – Not required |

    ### Decisions taken, proposed and superseded

    | Decision | Date | Forum | Before | Now |
    | --- | --- | --- | --- | --- |
    | Ease the target | 30 Sept 2026 | – | not recorded | Accepted |

    ### New findings that require no decision

    | What | Rule | Severity |
    | --- | --- | --- |
    | Live is expected on 10 November 2026, 10 days after its baseline of 31 October 2026. | Milestone expected late | ◆ Warning |

    ### Findings that are gone and required no decision

    | What | Rule | Severity |
    | --- | --- | --- |
    | Plans cover nothing of what Margin has left to go: the way from 4 % to 8 % by 30 September 2026. | Target not covered by plans | ◆ Warning |

    ### Goalposts that moved

    | Entry | What | Before | Now | Declared |
    | --- | --- | --- | --- | --- |
    | Margin | Targets | 8 % by 2026-09-30 | 4 % by 2026-09-30 | Ease the target |

    Nothing moves in: capacity, ranking, alignment, past figures.
    "
  `);
});

test("nothing that stands in a plan is read as Markdown or calls somebody", () => {
  const title = "<b>@all</b> [x](javascript:1) | a\\b `c` *d* #1";
  const text = markdown(risk(title), {});
  expect(text).toContain(
    "| \\<b\\>\\@all\\</b\\> \\[x\\](javascript:1) \\| a\\\\b \\`c\\` \\*d\\* \\#1 (risks/leak) | Risk | ▼ Not declared |",
  );
  expect(markdown(risk("@all come"), {})).toContain("| \\@all come (risks/leak) | Risk | ▼ Not declared |");
});

test("long parts are cut, the more the longer the text is, so that a server takes it", () => {
  const many = (count: number, title: string): Text => ({
    risks: Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, { title: `${title} ${n}` }])),
  });
  expect(markdown({}, many(30, "Leak"))).toMatch(/\| Leak 26 \| Risk \|\n\nand 10 more\n/);
  const long = markdown({}, many(30, "x".repeat(5000)));
  expect(long.length).toBeLessThan(60_000);
  expect(long).toContain("and 22 more");
});
