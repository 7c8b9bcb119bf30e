// Starts the form: reads its configuration and runs. `index.js` is the program of the form, which is put beside
// this file when a portal is built.
import CMS from "./index.js";
import { jsonFormat } from "./json-format.js";

const response = await fetch(new URL("config.json", import.meta.url));
const { config, formats } = await response.json();
for (const { name, lists } of formats) CMS.registerCustomFormat(name, "json", jsonFormat(lists));
CMS.init({ config });
