import { describe, expect, test } from "vitest";
import { neighbourhood } from "../../../src/views/neighbourhood.ts";

/** Steps along arrows such as `a>b`. */
function steps(drawing: string) {
  const arrows = drawing.split(" ").map((text) => text.split(">") as [string, string]);
  return {
    back: (id: string) => arrows.filter(([, to]) => to === id).map(([from]) => from),
    forth: (id: string) => arrows.filter(([from]) => from === id).map(([, to]) => to),
  };
}

const around = (drawing: string, most?: number) => {
  const { ids, omitted } = neighbourhood("c", steps(drawing), most);
  return [[...ids].sort().join(""), omitted];
};

describe("neighbourhood(focus)", () => {
  test("goes two steps either way", () => {
    expect(around("z>a a>b b>c c>d d>e e>f")).toEqual(["abcde", 0]);
  });

  test("does not turn round on the way", () => {
    expect(around("b>c b>x y>d c>d")).toEqual(["bcd", 0]);
  });

  test("comes to an end in a circle", () => {
    expect(around("b>c c>b")).toEqual(["bc", 0]);
  });

  test("keeps the nearest where there are too many, and says how many it leaves out", () => {
    expect(around("a>b b>c x>b y>c", 3)).toEqual(["bcy", 2]);
    expect(around("a>b b>c x>b y>c", 4)).toEqual(["abcy", 1]);
  });

  test("keeps what matters more of the equally near", () => {
    const rank = (id: string) => (id === "y" ? 0 : 1);
    expect([...neighbourhood("c", { ...steps("a>c b>c y>c"), rank }, 2).ids]).toEqual(["c", "y"]);
  });
});
