// One call that this page makes, in Parley's protocol (ARCHITECTURE.md, "Wire protocol"), from dialling to its end.
import { Connection } from './connection.js';
import { Signaling, randomText } from './signaling.js';

const RING_MS = 60000;
const CONNECT_MS = 20000;
const RECONNECT_MS = 25000;
const FIRST_RESTART_MS = 1000;
const NEXT_RESTART_MS = 5000;

// A hang-up that says nothing of these is taken for the person's wish.
const FAILURES = ['connect_failed', 'negotiation_failed', 'connection_lost'];
const causeOf = reason => FAILURES.includes(reason) ? reason.replace('_', '-') : 'hangup';
const reasonOf = cause => FAILURES.find(it => causeOf(it) === cause) ?? 'peer_hung_up';

export class Call {
  // Where both dial each other the greater id stands: Parley's begin with mc_, so this page's call always does.
  #id = 'mg_' + randomText(16);
  #peer; #name; #media; #show; #signaling; #connection = null; #timers = new Map(); #seen = new Set();
  #seq = 0; #phase = 'calling'; #heard = false; #speaksExt = false; #canRestart = false; #askedAgain = false;
  #answered = false; #connectedAt = 0; #peerTells = false; #peerState = { mic: true, camera: true };

  /**
   * Dials at once.
   *
   * @param media { microphone, camera }: tracks or null, and { microphoneOn, cameraOn }
   * @param show told each change: { phase, reason, peerName, peerState, remote, connectedAt }
   */
  constructor(server, peer, name, media, show) {
    this.#peer = peer;
    this.#name = name;
    this.#media = media;
    this.#show = show;
    this.peerName = peer;
    this.#signaling = new Signaling(server, {
      opened: ice => this.#opened(ice),
      renewed: ice => this.#connection?.renewServers(ice),
      received: message => this.#received(message),
      failed: reason => this.#end(reason),
      lost: () => this.#answered || this.#end('signaling_lost'),
    });
  }

  get phase() {
    return this.#phase;
  }

  /** Changes what is sent: tracks or null, and what the other side is told. */
  send(media) {
    this.#media = media;
    this.#connection?.sendMicrophone(media.microphone);
    this.#connection?.sendCamera(media.camera);
    this.#connection?.tellState(media.microphoneOn, media.cameraOn);
  }

  hangUp() {
    this.#leave(false);
  }

  /** The page goes away: there is no time left. */
  vanish() {
    this.#leave(true);
  }

  #leave(now) {
    if (this.#answered) {
      this.#connection?.tell({ t: 'hangup', reason: 'hangup' });
      this.#end('hung_up', 'hangup', now);
    } else {
      this.#end('cancelled', 'cancel', now);
    }
  }

  #opened(iceServers) {
    if (this.#connection) {
      this.#connection.renewServers(iceServers);
      if (this.#phase === 'reconnecting') {
        this.#restart();
      }
      return;
    }
    try {
      this.#connection = new Connection(iceServers, this.#media, {
        offer: (kind, serial, sdp) => this.#sendOffer(kind, serial, sdp),
        candidate: it => this.#send('CANDIDATE', 'candidate', { candidate: it }, {}),
        path: state => this.#pathChanged(state),
        control: message => this.#control(message),
        channelClosed: () => this.#speaksExt || this.#peerLeft(),
        stalled: () => this.#phase === 'connected' && this.#pathLost(),
        resumed: () => this.#phase === 'reconnecting' && this.#pathWorks(),
        // A page says nothing of what it sends, and may stop at will.
        expectsMedia: () => this.#peerTells && (this.#peerState.mic || this.#peerState.camera),
        failed: () => this.#phase === 'connected' || this.#phase === 'reconnecting' || this.#fail(),
      });
    } catch {
      this.#end(typeof RTCPeerConnection === 'undefined' ? 'unsupported' : 'negotiation_failed');
      return;
    }
    this.#connection.tellState(this.#media.microphoneOn, this.#media.cameraOn);
    this.#connection.offer('offer');
    this.#start('ring', RING_MS, () => this.#end('no_answer', 'cancel'));
    this.#publish();
  }

  #sendOffer(kind, offer, sdp) {
    const self = { app: 'Parley guest page', name: this.#name, caps: ['restart'] };
    this.#send('OFFER', kind, { sdp: { type: 'offer', sdp } }, { offer, ...(kind === 'offer' ? self : {}) });
  }

  /** Our own part goes to a peer that has shown that it understands, but for the first offer and a cancel. */
  #send(type, op, content, more = {}) {
    const ext = this.#speaksExt || op === 'offer' || op === 'cancel' ? { ext: { v: 1, op, seq: ++this.#seq, ...more } } : {};
    this.#signaling.send(type, this.#peer, { type: 'media', connectionId: this.#id, ...ext, ...content });
  }

  #received(message) {
    const payload = message.payload ?? {};
    if (message.type === 'EXPIRE' && message.src === this.#peer && !this.#heard) {
      this.#end('unreachable');
    } else if (message.src !== this.#peer || this.#phase === 'ended') {
      return;
    } else if (message.type === 'LEAVE' && !payload.ext) {
      // A server says this of a broken socket, which a Parley's call outlives; a page's call ends with it.
      this.#speaksExt || this.#peerLeft();
    } else if (payload.connectionId === this.#id && this.#isNew(payload.ext)) {
      this.#handle(message.type, payload);
    }
  }

  #isNew(ext) {
    this.#heard = true;
    if (!ext) {
      return true;
    }
    this.#speaksExt = true;
    if (typeof ext.name === 'string' && ext.name.trim()) {
      this.peerName = ext.name.trim().slice(0, 64);
    }
    this.#canRestart ||= Array.isArray(ext.caps) && ext.caps.includes('restart');
    const repeated = this.#seen.has(ext.seq);
    this.#seen.add(ext.seq);
    return !repeated;
  }

  #handle(type, payload) {
    const op = payload.ext?.op;
    if (type === 'ANSWER' && payload.sdp?.type === 'answer') {
      this.#accepted(payload.ext?.offer ?? (payload.ext ? 0 : 1), payload.sdp.sdp);
    } else if (type === 'CANDIDATE' && payload.candidate) {
      this.#connection.addCandidate(payload.candidate);
    } else if (type === 'CANDIDATE' && op === 'ringing' && this.#phase === 'calling') {
      this.#enter('ringing');
    } else if (type === 'CANDIDATE' && op === 'restart-please') {
      this.#askedToRestart();
    } else if (type === 'CANDIDATE' && op === 'renegotiate-please' && this.#answered) {
      this.#connection.offer('renegotiate');
    } else if (type === 'LEAVE') {
      this.#left(op, payload.ext?.reason);
    }
  }

  #accepted(serial, sdp) {
    if (!this.#answered) {
      const refused = !this.#speaksExt && ![...sdp.matchAll(/^m=\w+ (\d+)/gm)].some(line => line[1] !== '0');
      if (refused) {
        this.#end('peer_declined');
        return;
      }
      this.#answered = true;
      this.#stop('ring');
      this.#start('connect', CONNECT_MS, () => this.#end('connect_failed', 'hangup'));
      this.#enter('connecting');
    }
    this.#connection.answer(serial, sdp);
  }

  #left(op, cause) {
    const unanswered = { decline: 'peer_declined', busy: 'peer_busy', hangup: 'peer_declined' };
    if (op === 'no-answer') {
      this.#answered || this.#end('no_answer');
    } else if (op === 'decline' || op === 'busy' || op === 'hangup') {
      this.#end(this.#answered ? reasonOf(cause) : unanswered[op]);
    }
  }

  #peerLeft() {
    this.#end(this.#answered ? 'peer_hung_up' : 'peer_declined');
  }

  #control(message) {
    if (message.t === 'state') {
      this.#peerTells = true;
      this.#peerState = { mic: message.mic === true, camera: message.camera === true };
      this.#publish();
    } else if (message.t === 'hangup') {
      this.#end(reasonOf(message.reason));
    } else if (message.t === 'ping') {
      this.#connection.tell({ t: 'pong', n: message.n });
    }
  }

  #pathChanged(state) {
    if (state === 'connected') {
      this.#pathWorks();
    } else if (state === 'failed' && this.#phase === 'connecting') {
      this.#end('connect_failed', 'hangup');
    } else if ((state === 'disconnected' || state === 'failed') && this.#phase === 'connected') {
      this.#pathLost();
    }
  }

  #pathWorks() {
    ['connect', 'reconnect', 'restart'].forEach(it => this.#stop(it));
    this.#connectedAt ||= Date.now();
    this.#enter('connected');
  }

  #pathLost() {
    this.#enter('reconnecting');
    this.#start('reconnect', RECONNECT_MS, () => this.#end('connection_lost', 'hangup'));
    this.#restartAfter(FIRST_RESTART_MS);
  }

  #restartAfter(ms) {
    if (this.#canRestart) {
      this.#start('restart', ms, () => this.#restart());
    }
  }

  #restart() {
    this.#askedAgain = false;
    if (this.#canRestart) {
      this.#connection.offer('restart');
    }
    if (this.#phase === 'reconnecting') {
      this.#restartAfter(NEXT_RESTART_MS);
    }
  }

  /** The first plea while an offer is open has crossed it. */
  #askedToRestart() {
    if (this.#answered && this.#connection.hasOpenOffer && !this.#askedAgain) {
      this.#askedAgain = true;
    } else if (this.#answered) {
      this.#restart();
    }
  }

  #fail() {
    this.#end('negotiation_failed', this.#answered ? 'hangup' : 'cancel');
  }

  #enter(phase) {
    if (this.#phase !== 'ended') {
      this.#phase = phase;
      this.#publish();
    }
  }

  #end(reason, op, now = false) {
    if (this.#phase === 'ended') {
      return;
    }
    this.#phase = 'ended';
    this.#timers.forEach(clearTimeout);
    if (op && this.#connection && (this.#speaksExt || op === 'cancel')) {
      this.#send('LEAVE', op, {}, op === 'hangup' ? { reason: causeOf(reason) } : {});
    }
    this.#signaling.finish();
    this.#connection?.close(now);
    this.#publish(reason);
  }

  #publish(reason = null) {
    this.#show({
      phase: this.#phase, reason, peerName: this.peerName, peerState: this.#peerState,
      remote: this.#connection?.remote ?? null, connectedAt: this.#connectedAt,
    });
  }

  #start(name, ms, action) {
    this.#stop(name);
    this.#timers.set(name, setTimeout(action, ms));
  }

  #stop(name) {
    clearTimeout(this.#timers.get(name));
  }
}
