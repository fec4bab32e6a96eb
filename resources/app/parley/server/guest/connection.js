// The peer connection of one call: lines, channels, offers and answers. Only this side offers.
import { StallWatch } from './stall.js';

const AUXILIARY = 'undefined';
const CONTROL = 'parley';
const CONTROL_ID = 100;
/** What was sent last gets this long to leave. */
const FAREWELL_MS = 250;
const READING_MS = 300;

export class Connection {
  #pc; #microphone; #camera; #control; #events; #serial = 0; #answered = 0; #held = null;
  #stalls = new StallWatch(); #readings; #renegotiationWaits = false; #work = Promise.resolve(); #closed = false; #state = {};

  /**
   * @param media { microphone, camera }: tracks or null
   * @param events offer(kind, serial, sdp), candidate(candidate), path(connectionState), control(message),
   *     channelClosed(), failed(), stalled(), resumed(), expectsMedia(): whether the other side should be sending
   */
  constructor(iceServers, media, events) {
    this.#events = events;
    this.#pc = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
    // Audio, camera, screen, data: this order is the protocol's. The screen's line waits for later.
    const streams = [new MediaStream()];
    const audio = this.#pc.addTransceiver('audio', { direction: 'sendrecv', streams });
    const camera = this.#pc.addTransceiver('video', { direction: 'sendrecv', streams });
    this.#pc.addTransceiver('video', { direction: 'inactive', streams });
    this.#microphone = audio.sender;
    this.#camera = camera.sender;
    this.remote = new MediaStream([audio.receiver.track, camera.receiver.track]);
    this.sendMicrophone(media.microphone);
    this.sendCamera(media.camera);
    this.#openChannels();
    this.#pc.onicecandidate = event => event.candidate?.candidate && this.#gathered(event.candidate);
    this.#pc.onconnectionstatechange = () => this.#closed || events.path(this.#pc.connectionState);
    this.#readings = setInterval(() => this.#readArrivals(), READING_MS);
  }

  /** Packets that stop coming tell of a lost path seconds before ICE does. */
  async #readArrivals() {
    let packets = 0;
    (await this.#pc.getStats()).forEach(it => { packets += it.type === 'inbound-rtp' ? it.packetsReceived : 0; });
    const change = this.#stalls.read(packets, performance.now(), this.#events.expectsMedia());
    if (change && !this.#closed) {
      change === 'stalled' ? this.#events.stalled() : this.#events.resumed();
    }
  }

  #openChannels() {
    const auxiliary = this.#pc.createDataChannel(AUXILIARY, { ordered: false });
    auxiliary.onclose = () => this.#closed || this.#events.channelClosed();
    this.#control = this.#pc.createDataChannel(CONTROL, { negotiated: true, id: CONTROL_ID, ordered: true });
    this.#control.onopen = () => this.tell(this.#state);
    this.#control.onmessage = event => this.#read(event.data);
  }

  sendMicrophone(track) {
    this.#do(() => this.#microphone.replaceTrack(track));
  }

  sendCamera(track) {
    this.#do(() => this.#camera.replaceTrack(track));
  }

  /** Tells the other side what is sent, now or once the channel opens. */
  tellState(microphone, camera) {
    this.#state = { t: 'state', mic: microphone, camera, screen: false };
    this.tell(this.#state);
  }

  tell(message) {
    if (this.#control.readyState === 'open') {
      this.#control.send(JSON.stringify(message));
    }
  }

  /** Makes an offer; one that nobody answered is replaced. `kind`: offer, restart or renegotiate. */
  offer(kind) {
    if (kind === 'renegotiate' && this.#answered < this.#serial) {
      this.#renegotiationWaits = true;
      return;
    }
    const serial = ++this.#serial;
    this.#do(async () => {
      // A candidate must not overtake the description that it belongs to.
      this.#held = [];
      try {
        await this.#pc.setLocalDescription(await this.#pc.createOffer({ iceRestart: kind === 'restart' }));
        this.#events.offer(kind, serial, this.#pc.localDescription.sdp);
      } finally {
        this.#held.splice(0).forEach(it => this.#events.candidate(it));
        this.#held = null;
      }
    });
  }

  /** Takes the answer to the newest offer; any other comes too late. */
  answer(serial, sdp) {
    this.#do(async () => {
      if (serial !== this.#serial || this.#answered === serial) {
        return;
      }
      await this.#pc.setRemoteDescription({ type: 'answer', sdp });
      this.#answered = serial;
      if (this.#renegotiationWaits) {
        this.#renegotiationWaits = false;
        this.offer('renegotiate');
      }
    });
  }

  get hasOpenOffer() {
    return this.#answered < this.#serial;
  }

  /** A candidate that cannot be used is passed over: others may do. */
  addCandidate(candidate) {
    this.#work = this.#work.then(() => this.#closed || this.#pc.addIceCandidate(candidate)).catch(() => {});
  }

  renewServers(iceServers) {
    this.#do(async () => this.#pc.setConfiguration({ iceServers, bundlePolicy: 'max-bundle' }));
  }

  /** @param now without giving what was sent last its time */
  close(now) {
    if (!this.#closed) {
      this.#closed = true;
      clearInterval(this.#readings);
      const pc = this.#pc;
      if (now || this.#control.readyState !== 'open') {
        pc.close();
      } else {
        setTimeout(() => pc.close(), FAREWELL_MS);
      }
    }
  }

  #gathered(candidate) {
    const plain = { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex };
    if (this.#held) {
      this.#held.push(plain);
    } else if (!this.#closed) {
      this.#events.candidate(plain);
    }
  }

  #read(text) {
    try {
      const message = JSON.parse(text);
      if (!this.#closed && typeof message?.t === 'string') {
        this.#events.control(message);
      }
    } catch {
      // Not ours; the protocol says to pass over it.
    }
  }

  /** One operation after the other, as JSEP wants it. */
  #do(operation) {
    this.#work = this.#work.then(() => this.#closed || operation()).catch(() => this.#closed || this.#events.failed());
  }
}
