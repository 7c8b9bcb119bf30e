/**
 * Loaded before a program (`node --import`), this lets it reach nothing but its own machine: a connection or a question
 * for an address is written into the file that NETWORK_LOG names, and fails. Children and threads of the program load
 * it too, by NODE_OPTIONS.
 */
import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";

// The objects that everybody shares; those of `import` are copies.
const require = createRequire(import.meta.url);
const [net, dns, dgram] = ["node:net", "node:dns", "node:dgram"].map((name) => require(name));

const isOwn = (host: unknown) =>
  host === undefined || ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"].includes(String(host));

function refuse(what: string): never {
  appendFileSync(process.env["NETWORK_LOG"] ?? "", `${what}\n`);
  throw new Error(`${what} was refused`);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args: readonly unknown[]) {
  // The options come first, by themselves or in a list, or there are a port and a host, or a path.
  const [first, second] = args.flat();
  const host = typeof first === "object" && first !== null ? (first as { host?: string }).host : second;
  if (typeof host === "string" && !isOwn(host)) refuse(`a connection to ${host}`);
  return connect.apply(this, args);
};

for (const place of [dns, dns.promises])
  for (const name of Object.keys(place).filter((key) => /^(lookup|resolve|reverse)/.test(key))) {
    const ask = place[name];
    place[name] = (host: string, ...rest: readonly unknown[]) =>
      isOwn(host) ? ask.call(place, host, ...rest) : refuse(`a question for the address of ${host}`);
  }

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args: readonly unknown[]) {
  const host = args.findLast((arg) => typeof arg === "string");
  if (!isOwn(host)) refuse(`a message to ${host}`);
  return send.apply(this, args);
};

syncBuiltinESMExports();
