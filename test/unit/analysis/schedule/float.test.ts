import { describe, expect, test } from "vitest";
import { floats, network } from "../../../helpers/plan-network.ts";

describe("total float", () => {
  test("of the textbook network", () => {
    const textbook = network("A3 B4 C2 D5 E1 F2 G4 H3  A>B A>C B>D C>E C>F D>G E>G F>H G>H");
    expect(floats(textbook)).toEqual(["A 0", "B 0", "C 6", "D 0", "E 6", "F 9", "G 0", "H 0"]);
  });

  test.each([
    ["finish to start", "A2 B9 C3  A>C B>C", "A 7"],
    ["finish to start with a lag", "A2 B9 C3  A>C:FS+4 B>C", "A 3"],
    ["start to start", "A2 B9 C3  A>C:SS B>C", "A 9"],
    ["start to start with a lag", "A2 B9 C3  A>C:SS+4 B>C", "A 5"],
    ["finish to finish", "A2 B9 C3  A>C:FF B>C", "A 10"],
    ["finish to finish with a lag", "A2 B9 C3  A>C:FF+4 B>C", "A 6"],
    ["start to finish, where the end of the network binds first", "A2 B9 C3  A>C:SF B>C", "A 10"],
    ["start to finish with a lag", "A2 B9 C3  A>C:SF+4 B>C", "A 8"],
  ])("backwards over %s", (_, drawing, expected) => {
    expect(floats(network(drawing))[0]).toBe(expected);
  });

  test("each network has its own end", () => {
    expect(floats(network("A2 B3 C9 D1  A>B C>D"))).toEqual(["A 0", "B 0", "C 0", "D 0"]);
  });

  test("a milestone that is linked to no other has none", () => {
    expect(floats(network("A2 B3 C9  A>B"))).toEqual(["A 0", "B 0", "C –"]);
  });

  test("what is done or cancelled has none and connects nothing", () => {
    expect(floats(network("A2 A@0..2 B3 C4 D9 D!  A>B A>C D>B D>C"), 3)).toEqual([
      "A –",
      "B –",
      "C –",
      "D –",
    ]);
  });

  test("FS and SS into what has started bind nothing, but still connect", () => {
    expect(floats(network("A2 A@0 B9 B@0  A>B"), 1)).toEqual(["A 7", "B 0"]);
    expect(floats(network("A2 A@0 B9 B@0  A>B:SS"), 1)).toEqual(["A 7", "B 0"]);
    expect(floats(network("A2 A@0 B9 B@0  A>B:FF"), 1)).toEqual(["A 7", "B 0"]);
  });

  test("the start of what has started cannot move any more", () => {
    expect(floats(network("A2 A@0 B9 C1 D20  A>B:SS+1 B>D C>D"), 1)[0]).toBe("A 28");
    expect(floats(network("A2 A@0 B9 C1 D20  A>B:SF+9 B>D C>D"), 1)[0]).toBe("A 28");
  });

  test("a successor that is given less time than it was planned for needs no more of it", () => {
    // On day 5 B is promised for day 12, 7 days from now; A may slip until B has just those 7 days.
    expect(floats(network("A10 A@0 B10 B?12  A>B:FS-9"), 5)).toEqual(["A 2", "B 0"]);
  });

  test("a successor with room between its start and its finish leaves that room", () => {
    // B may start on day 5 and needs 3 days, but FF keeps it until day 20: A may slip until B has to start.
    expect(floats(network("A5 B3 C20  A>B C>B:FF"))[0]).toBe("A 12");
  });
});
