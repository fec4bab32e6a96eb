// The way to the server: one socket under one ID, made anew with the same ID and token when it breaks.
const HEARTBEAT_MS = 5000;
const WELCOME_MS = 5000;
const LOST_MS = 30000;
const KEPT_MS = 30000;
const MOST_KEPT = 64;
const AGAIN_MS = 5000;
const MOST_FIRST_ATTEMPTS = 4;
const LONGEST_DELAY_MS = 10000;

/** Text of `bytes` random bytes that nobody can guess; without secure-context functions, which plain http lacks. */
export function randomText(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), it => it.toString(16).padStart(2, '0')).join('');
}

export class Signaling {
  #url; #events; #socket = null; #closed = false; #wasOpen = false; #isOpen = false;
  #failures = 0; #kept = []; #id; #token; #retry = 0; #welcome = 0; #lost = 0; #heartbeat = 0;
  #lastWords = null;

  /**
   * @param url of the socket, with the key and without an ID
   * @param events opened(iceServers), renewed(iceServers), received(message), failed(reason) while it was never open,
   *     lost() when it has not come back for long
   */
  constructor(url, events) {
    this.#url = url;
    this.#events = events;
    this.#rename();
    this.#connect();
  }

  /** Sends, or keeps for a while until the socket is back. */
  send(type, dst, payload) {
    const text = JSON.stringify({ type, dst, payload });
    if (this.#isOpen) {
      this.#socket.send(text);
    } else if (this.#kept.length < MOST_KEPT) {
      this.#kept.push({ type, text, until: Date.now() + KEPT_MS });
    }
  }

  /**
   * Closes, but where the end of the call waits for a socket that is away, only once that has left, or after a while. It
   * is said twice: the other side may just be on its way back, too, and no server keeps it for them.
   */
  finish() {
    const end = this.#kept.find(it => it.type === 'LEAVE');
    if (!end || !this.#wasOpen || this.#kept.some(it => it.type === 'OFFER')) {
      this.close();
      return;
    }
    this.#kept = [];
    this.#lastWords = end.text;
    clearTimeout(this.#lost);
    setTimeout(() => this.close(), KEPT_MS);
  }

  close() {
    this.#closed = true;
    this.#stop();
    clearTimeout(this.#retry);
    clearTimeout(this.#lost);
  }

  #rename() {
    this.#id = 'guest-' + randomText(8);
    this.#token = randomText(16);
  }

  #connect() {
    const url = new URL(this.#url);
    const query = { id: this.#id, token: this.#token, version: '1.5.5', ext: '1', keep: '0' };
    Object.entries(query).forEach(([name, value]) => url.searchParams.set(name, value));
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#welcome = setTimeout(() => this.#broken('server_unreachable'), WELCOME_MS);
    socket.onmessage = event => this.#read(event.data);
    socket.onclose = () => this.#broken('server_unreachable');
    socket.onopen = () => {
      this.#heartbeat = setInterval(() => socket.send('{"type":"HEARTBEAT"}'), HEARTBEAT_MS);
    };
  }

  #read(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    const ice = message.payload?.iceServers ?? [];
    switch (message.type) {
      case 'OPEN': this.#opened(ice); break;
      case 'ICE': this.#events.renewed(ice); break;
      case 'ID-TAKEN': this.#taken(); break;
      case 'ERROR': this.#complaint(message.payload?.code); break;
      default: this.#events.received(message);
    }
  }

  #opened(iceServers) {
    clearTimeout(this.#welcome);
    clearTimeout(this.#lost);
    this.#lost = 0;
    this.#isOpen = true;
    this.#wasOpen = true;
    this.#failures = 0;
    if (this.#lastWords) {
      this.#sayLastWords();
      return;
    }
    const now = Date.now();
    this.#kept.splice(0).filter(it => it.until > now).forEach(it => this.#socket.send(it.text));
    this.#events.opened(iceServers);
  }

  #sayLastWords() {
    const socket = this.#socket;
    socket.send(this.#lastWords);
    setTimeout(() => {
      if (this.#isOpen && this.#socket === socket) {
        socket.send(this.#lastWords);
        this.close();
      }
    }, AGAIN_MS);
  }

  /** After the first welcome it is our own old socket that holds the ID, for a while. */
  #taken() {
    if (!this.#wasOpen) {
      this.#rename();
    }
    this.#broken('server_refused');
  }

  #complaint(code) {
    if (!this.#isOpen) {
      this.#failures = this.#wasOpen ? this.#failures : MOST_FIRST_ATTEMPTS;
      this.#broken(code === 'server-full' ? 'server_full' : 'server_refused');
    }
  }

  #broken(reason) {
    this.#stop();
    this.#failures++;
    if (!this.#wasOpen && this.#failures >= MOST_FIRST_ATTEMPTS) {
      this.#closed = true;
      this.#events.failed(reason);
    } else if (!this.#closed) {
      this.#lost ||= this.#wasOpen ? setTimeout(() => this.#events.lost(), LOST_MS) : 0;
      const most = Math.min(LONGEST_DELAY_MS, 250 * 2 ** (this.#failures - 1));
      this.#retry = setTimeout(() => this.#connect(), Math.random() * most);
    }
  }

  #stop() {
    clearTimeout(this.#welcome);
    clearInterval(this.#heartbeat);
    this.#isOpen = false;
    if (this.#socket) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
    }
  }
}
