'use strict';

// A page as users of PeerJS write them, with handles for the tests. Nothing here knows of Parley.
const page = {
  calls: [],
  channels: [],
  errors: [],
  peer: null,

  // What it sends: 'camera', 'voice', 'nothing', or a colour such as '#c02020'.
  // How it takes calls: 'answer', 'wait' (until a test says so) or 'reject'.
  join(id, port, sends, takes) {
    page.sends = sends;
    page.takes = takes;
    page.peer = new peerjs.Peer(id, { host: '127.0.0.1', port, path: '/', config: { iceServers: [] } });
    page.peer.on('error', e => page.errors.push(e.type));
    page.peer.on('connection', channel => page.keepChannel(channel));
    page.peer.on('call', call => {
      page.keepCall(call);
      if (page.takes === 'answer') page.answer();
      if (page.takes === 'reject') call.close();
    });
    return new Promise((done, failed) => {
      page.peer.on('open', () => done(true));
      page.peer.on('error', e => failed(e));
    });
  },

  async media() {
    switch (page.sends) {
      case 'nothing': return undefined;
      case 'voice': return navigator.mediaDevices.getUserMedia({ audio: true });
      case 'camera': return navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
      default: return page.painted(page.sends, 1000);
    }
  },

  // A picture of one colour with something that moves, and a tone.
  painted(colour, hertz) {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    const brush = canvas.getContext('2d');
    let step = 0;
    setInterval(() => {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 320, 240);
      brush.fillStyle = '#fff';
      brush.fillRect((step = (step + 8) % 300), 0, 20, 20);
    }, 66);
    const sound = page.sound();
    const tone = new OscillatorNode(sound, { frequency: hertz });
    const out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    return new MediaStream([...canvas.captureStream(15).getTracks(), ...out.stream.getTracks()]);
  },

  sound() {
    return page.context ??= new AudioContext();
  },

  async call(peer) {
    page.keepCall(page.peer.call(peer, await page.media()));
  },

  async answer() {
    page.last().call.answer(await page.media());
  },

  keepCall(call) {
    const kept = { call, streams: 0, closed: 0, errors: [], video: document.createElement('video') };
    kept.video.muted = true;
    kept.video.autoplay = true;
    kept.video.width = 320;
    document.body.append(kept.video);
    call.on('stream', stream => {
      // Once for each track; the video must not begin anew.
      if (kept.streams++ === 0) kept.video.srcObject = stream;
      if (kept.hears || !stream.getAudioTracks().length) return;
      kept.hears = new AnalyserNode(page.sound(), { fftSize: 16384 });
      page.sound().createMediaStreamSource(stream).connect(kept.hears);
    });
    call.on('close', () => kept.closed++);
    call.on('error', e => kept.errors.push(e.type));
    page.calls.push(kept);
  },

  last() {
    return page.calls.at(-1);
  },

  frames() {
    return page.last().video.getVideoPlaybackQuality().totalVideoFrames;
  },

  // The middle of the last call's picture: [red, green, blue].
  colour() {
    return [...page.pixels(32, 24).slice(4 * (12 * 32 + 16)).slice(0, 3)];
  },

  // Luma of the last call's whole picture, one byte a pixel, as base64.
  luma() {
    const video = page.last().video;
    const pixels = page.pixels(video.videoWidth, video.videoHeight);
    let text = '';
    for (let i = 0; i < pixels.length; i += 4) {
      text += String.fromCharCode(Math.round(0.299 * pixels[i] + 0.587 * pixels[i + 1] + 0.114 * pixels[i + 2]));
    }
    return btoa(text);
  },

  pixels(width, height) {
    const canvas = page.canvas ??= document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    brush.drawImage(page.last().video, 0, 0, width, height);
    return brush.getImageData(0, 0, width, height).data;
  },

  // The strongest pitch of what is heard, in hertz; 0 where all is quiet.
  hertz() {
    const hears = page.last().hears;
    if (!hears) return 0;
    const levels = new Float32Array(hears.frequencyBinCount);
    hears.getFloatFrequencyData(levels);
    let best = 2;
    levels.forEach((level, i) => { if (i > 2 && level > levels[best]) best = i; });
    return levels[best] < -80 ? 0 : best * page.sound().sampleRate / hears.fftSize;
  },

  connect(peer, serialization) {
    page.keepChannel(page.peer.connect(peer, { serialization }));
  },

  keepChannel(channel) {
    const kept = { channel, open: false, closed: 0, errors: [], received: [] };
    channel.on('open', () => { kept.open = true; });
    channel.on('data', data => kept.received.push(page.shown(data)));
    channel.on('close', () => kept.closed++);
    channel.on('error', e => kept.errors.push(e.type));
    page.channels.push(kept);
  },

  // Bytes as {bytes: [...]}, so that a test can tell them from a list.
  shown(data) {
    if (data instanceof ArrayBuffer) return { bytes: [...new Uint8Array(data)] };
    if (ArrayBuffer.isView(data)) return { bytes: [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)] };
    return data;
  },
};
