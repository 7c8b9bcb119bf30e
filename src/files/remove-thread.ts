// The thread that removes a part of a large folder. It is found beside its caller, as TypeScript, which Node runs as it is.

import { workerData } from "node:worker_threads";
import { removeAll } from "./remove-all.ts";

removeAll(workerData);
