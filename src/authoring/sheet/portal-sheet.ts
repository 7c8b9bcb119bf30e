import { type Portal, PortalSchema } from "../../model/index.ts";
import { fieldsOf } from "../field.ts";
import type { Data } from "../settings.ts";
import type { Sheet } from "./sheet.ts";

/** The settings of a plan as a sheet: one a row, with JSON for what is neither a text nor a number. */
export function portalSheet(portal: Portal): Sheet {
  const settings: Data = portal;
  const rows = fieldsOf(PortalSchema).flatMap(({ name }) => {
    const value = settings[name];
    if (value === undefined) return [];
    return [[name, typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value)]];
  });
  return { name: "portal", headers: ["setting", "value"], rows };
}

/** The value of a setting by its cell; what cannot be read stays the text it is, for the schema to refuse. */
export function settingValue(name: string, cell: string): unknown {
  const shape = fieldsOf(PortalSchema).find((field) => field.name === name)?.shape;
  const isText = shape?.kind === "choice" || (shape?.kind === "text" && !/^[[{]/.test(cell.trim()));
  if (isText) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
