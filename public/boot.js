// Starts the client of a page whose client is in files. The download comes first: it begins before the page is parsed.
import { client } from "./boot/download.js";
import { startWhenIdle } from "./boot/start.js";

startWhenIdle(client);
