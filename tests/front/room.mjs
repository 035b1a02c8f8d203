// Writes what the style sheet is told of payloads: [payload, ...] on standard input.

import { readFileSync } from "node:fs";
import { roomOf } from "../../d2lutils/explorables/front/wiring/room.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(roomOf)));
