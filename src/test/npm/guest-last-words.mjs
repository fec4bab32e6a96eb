// node guest-last-words.mjs SIGNALING_JS: a guest cancels while the server is away. Time and server are this file's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const code = readFileSync(process.argv[2]).toString("base64");
const { Signaling } = await import(`data:text/javascript;base64,${code}`);

let now = 0;
let timers = [];
const sockets = [];
Date.now = () => now;
globalThis.setTimeout = (run, ms) => timers.push({ run, at: now + ms, id: Symbol() }) && timers.at(-1).id;
globalThis.clearTimeout = (id) => (timers = timers.filter((it) => it.id !== id));
globalThis.setInterval = () => 0;
globalThis.clearInterval = () => {};
globalThis.WebSocket = class {
  sent = [];
  closed = false;
  constructor() {
    sockets.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text).type);
  }
  close() {
    this.closed = true;
  }
  greet() {
    this.onmessage({ data: '{"type":"OPEN"}' });
  }
};

function pass(ms) {
  const end = now + ms;
  for (let due; (due = timers.filter((it) => it.at <= end).sort((a, b) => a.at - b.at)[0]); ) {
    clearTimeout(due.id);
    now = due.at;
    due.run();
  }
  now = end;
}

function awayAfter(offered) {
  sockets.length = 0;
  timers = [];
  const told = [];
  const note = (name) => () => told.push(name);
  const events = { opened: note("opened"), renewed: note("renewed"), received: note("received"), lost: note("lost"), failed: note("failed") };
  const signaling = new Signaling("ws://h/peerjs?key=peerjs", events);
  sockets[0].greet();
  if (offered) {
    signaling.send("OFFER", "bob", {});
  }
  sockets[0].onclose();
  if (!offered) {
    signaling.send("OFFER", "bob", {});
  }
  signaling.send("CANDIDATE", "bob", {});
  signaling.send("LEAVE", "bob", {});
  signaling.finish();
  return told;
}

// The cancel leaves once the server is back, again for one who comes back later, and the socket closes.
const told = awayAfter(true);
pass(250);
assert.equal(sockets.length, 2);
sockets[1].greet();
assert.deepEqual(sockets[1].sent, ["LEAVE"]);
pass(4999);
assert.equal(sockets[1].closed, false);
pass(1);
assert.deepEqual(sockets[1].sent, ["LEAVE", "LEAVE"]);
assert.equal(sockets[1].closed, true);
pass(60000);
assert.equal(sockets.length, 2);
assert.deepEqual(told, ["opened"]);

// A server that stays away is not asked for ever.
awayAfter(true);
pass(60000);
const tried = sockets.length;
assert.ok(tried > 2);
pass(60000);
assert.equal(sockets.length, tried);

// Of an offer that never left nobody needs to hear.
awayAfter(false);
pass(60000);
assert.equal(sockets.length, 1);
