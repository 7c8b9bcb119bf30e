import { SaxesParser } from "saxes";

/** An element of an XML file with what stands in it; the prefix of its name is taken off. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface XmlHandler {
  readonly open: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    place: { readonly line: number; readonly column: number },
  ) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Why an XML file is not read. */
export class XmlFault extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** No office file nests deeper; a deeper one is made to break its readers. */
const deepest = 100;

/**
 * Reads XML from one end to the other. It must be well formed, and it declares nothing: a document type could
 * define entities that expand without end or stand for other files, so a file with one is refused.
 * Throws an {@link XmlFault}.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const fault = (message: string) => new XmlFault(message, parser.line, parser.column + 1);
  let depth = 0;
  let place = { line: 1, column: 1 };
  parser.on("error", (error) => {
    throw fault(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""));
  });
  parser.on("doctype", () => {
    throw fault("it has a document type, which could define entities");
  });
  parser.on("opentagstart", ({ name }) => {
    // The parser has read the name and one character behind it.
    place = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw fault(`its elements are nested more than ${deepest} deep`);
    handler.open(localName(name), attributes as Readonly<Record<string, string>>, place);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    handler.close(localName(name));
  });
  parser.on("text", handler.text);
  parser.on("cdata", handler.text);
  parser.write(xml).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
  readonly line: number;
  readonly column: number;
}

/** A whole XML file as its outermost element. Throws an {@link XmlFault}. */
export function xmlTree(xml: string): XmlElement {
  const root: OpenElement = { name: "", attributes: {}, children: [], text: "", line: 1, column: 1 };
  const open: OpenElement[] = [root];
  readXml(xml, {
    open: (name, attributes, place) => {
      open.push({ name, attributes, children: [], text: "", ...place });
    },
    close: () => {
      const element = open.pop();
      if (element) open.at(-1)?.children.push(element);
    },
    text: (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    },
  });
  const [outermost] = root.children;
  if (!outermost) throw new XmlFault("it holds no element", 1, 1);
  return outermost;
}

export function childrenNamed({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** The text of the first child of this name, without the blanks around it; `undefined` where there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  const text = element.children.find((child) => child.name === name)?.text.trim();
  return text === "" ? undefined : text;
}
