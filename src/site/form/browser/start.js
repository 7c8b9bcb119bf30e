// Starts the form: reads its configuration and runs. `index.js` is the program of the form, which is put beside
// this file when a portal is built.
import CMS from "./index.js";
import { keyOrder } from "./key-order.js";

const { read, written } = keyOrder();
CMS.registerCustomFormat("json-in-order", "json", { fromFile: read, toFile: written });

const response = await fetch(new URL("config.json", import.meta.url));
CMS.init({ config: await response.json() });
