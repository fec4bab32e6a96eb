'use strict';

// The page that `parley bench call` measures: calls as PeerJS's own documentation writes them, one at a time, on orders
// that it fetches from its server. All times are milliseconds.
const id = new URLSearchParams(location.search).get('id');
const WIDTH = 1280, HEIGHT = 720, RATE = 30;
const CELL = 32, LEFT = 160, TOP = 544, BITS = 30;
const now = () => performance.now();
const wall = () => performance.timeOrigin + performance.now();
const page = { peer: null, call: null, local: null, video: null, stamped: false, ring: 0, accepted: null, delays: [], misread: 0 };

function show(stream, width, height) {
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true, width, height });
  video.srcObject = stream;
  document.body.append(video);
  return video;
}

async function camera() {
  const wanted = { audio: true, video: { width: WIDTH, height: HEIGHT, frameRate: RATE } };
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  if (page.stamped) {
    stream.getVideoTracks().forEach(track => { track.stop(); stream.removeTrack(track); });
    stream.addTrack(await stampedTrack());
  }
  page.local = stream;
  return stream;
}

// Pictures that carry the time of their making, as Parley's test card does: a row of cells and, below, its inverse.
async function stampedTrack() {
  const picture = new Uint8Array(await (await fetch('/card.i420')).arrayBuffer());
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  let count = 0, began = now();
  const next = () => {
    if (track.readyState !== 'live') return;
    for (let y = 40; y < 104; y++) picture.fill(60 + count % 120, y * WIDTH + 400 + count % 400, y * WIDTH + 464 + count % 400);
    const time = Math.floor(wall() * 10) % (1 << BITS);
    for (let row = 0; row < 2; row++) {
      for (let bit = 0; bit < BITS; bit++) {
        const light = ((time >> bit) & 1) !== row;
        for (let y = TOP + row * CELL; y < TOP + (row + 1) * CELL; y++) {
          picture.fill(light ? 235 : 16, y * WIDTH + LEFT + bit * CELL, y * WIDTH + LEFT + (bit + 1) * CELL);
        }
      }
    }
    const init = { format: 'I420', codedWidth: WIDTH, codedHeight: HEIGHT, timestamp: Math.round(now() * 1000) };
    writer.write(new VideoFrame(picture, init)).catch(() => {});
    setTimeout(next, Math.max(0, began + ++count * 1000 / RATE - now()));
  };
  next();
  return track;
}

const small = Object.assign(document.createElement('canvas'), { width: BITS * 4, height: 8 });
const brush = small.getContext('2d', { willReadFrequently: true });

function readStamp(video, shown) {
  const x = video.videoWidth / WIDTH, y = video.videoHeight / HEIGHT;
  brush.drawImage(video, LEFT * x, TOP * y, BITS * CELL * x, 2 * CELL * y, 0, 0, BITS * 4, 8);
  const pixels = brush.getImageData(0, 0, BITS * 4, 8).data;
  const light = (bit, row) => pixels[4 * ((row * 4 + 2) * BITS * 4 + bit * 4 + 2) + 1] > 125;
  let time = 0;
  for (let bit = 0; bit < BITS; bit++) {
    if (light(bit, 0) === light(bit, 1)) { page.misread++; return; }
    if (light(bit, 0)) time += 2 ** bit;
  }
  const span = 2 ** BITS;
  page.delays.push((((Math.floor(shown * 10) % span) - time + span) % span) / 10);
}

// Else a browser that is short of time or bits sends a smaller picture, and what it costs is that of another call.
async function keepSize(pc) {
  for (const sender of pc.getSenders().filter(it => it.track?.kind === 'video')) {
    const parameters = sender.getParameters();
    parameters.degradationPreference = 'maintain-resolution';
    await sender.setParameters(parameters);
  }
}

// Resolves when the first picture of the call is handed to the compositor.
function picture(call) {
  return new Promise((done, failed) => {
    let seen = false;
    call.on('error', e => failed(e));
    call.on('stream', stream => {
      if (seen) return;
      seen = true;
      page.video = show(stream, WIDTH, HEIGHT);
      page.self = show(page.local, 256, 144);
      keepSize(call.peerConnection);
      const each = at => {
        done(at);
        if (page.stamped) readStamp(page.video, performance.timeOrigin + at);
        page.video?.requestVideoFrameCallback((_, shown) => each(shown.presentationTime));
      };
      page.video.requestVideoFrameCallback((_, shown) => each(shown.presentationTime));
    });
  });
}

async function report(pc) {
  const found = { width: 0, height: 0, decoded: 0, sent: 0, freezes: 0, codec: '', at: now() };
  const all = await pc.getStats();
  all.forEach(each => {
    if (each.type === 'inbound-rtp' && each.kind === 'video') {
      Object.assign(found, { width: each.frameWidth ?? 0, height: each.frameHeight ?? 0, decoded: each.framesDecoded });
      Object.assign(found, { freezes: each.freezeCount ?? 0, codec: all.get(each.codecId)?.mimeType ?? '' });
    }
    if (each.type === 'transport') found.sent = each.bytesSent;
  });
  return found;
}

const verbs = {
  join({ port }) {
    page.peer = new peerjs.Peer(id + '-page', { host: '127.0.0.1', port, path: '/', config: { iceServers: [] } });
    page.peer.on('call', call => {
      page.call = call;
      page.accepted = (async () => {
        if (page.ring > 0) await new Promise(done => setTimeout(done, page.ring));
        const start = now();
        const stream = await camera();
        const opened = now();
        const seen = picture(call);
        call.answer(stream);
        const at = await seen;
        return { opening: at - start, open: at - opened };
      })();
      page.come?.(page.accepted);
    });
    return new Promise((done, failed) => {
      page.peer.on('open', () => done({}));
      page.peer.on('error', e => failed(e));
    });
  },

  expect({ stamped, ring }) {
    page.stamped = stamped;
    page.ring = ring;
    page.coming = new Promise(come => { page.come = come; });
    return {};
  },

  async call({ stamped }) {
    page.stamped = stamped;
    const start = now();
    const stream = await camera();
    const opened = now();
    page.call = page.peer.call('bob-page', stream);
    const at = await picture(page.call);
    return { opening: at - start, open: at - opened };
  },

  accepted() {
    return page.coming;
  },

  async read() {
    const found = await report(page.call.peerConnection);
    return { ...found, delays: page.delays.splice(0), misread: page.misread };
  },

  hangUp() {
    page.call.close();
    page.local.getTracks().forEach(track => track.stop());
    page.video?.remove();
    page.self?.remove();
    Object.assign(page, { video: null, self: null, local: null, delays: [] });
    return {};
  },
};

(async () => {
  for (;;) {
    let told;
    const order = await (await fetch('/order/' + id)).json();
    try {
      told = await verbs[order.verb](order);
    } catch (e) {
      told = { failed: String(e?.type ?? e) };
    }
    await fetch('/told/' + id, { method: 'POST', body: JSON.stringify(told) });
  }
})();
